/** A broken invariant: an error of this program, never of its user. */
export class InternalError extends Error {
  override readonly name = 'InternalError'
}

/** Something that cannot happen happened: an error of this program, never of its user. */
export class InternalError extends Error {
  override readonly name = 'InternalError'
}

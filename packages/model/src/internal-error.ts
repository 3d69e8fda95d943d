/** Something that cannot happen happened: a mistake of this program, never of its user. */
export class InternalError extends Error {
  override readonly name = 'InternalError'
}

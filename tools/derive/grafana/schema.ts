/** What a declaration says of a type. An object takes no key that `properties` does not name: `standard` writes that out. */
export interface Schema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  /** What the values of other keys are; without it there may be none. */
  readonly additionalProperties?: Schema
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  /** The name of a type. */
  readonly $ref?: string
  /** A set of words or a grammar that no declaration has. */
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}

/** An operand of a template's action. */
export type Operand =
  | { readonly kind: 'dot' | 'nil' }
  | { readonly kind: 'field'; readonly names: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] }
  | { readonly kind: 'chain'; readonly of: Operand; readonly names: readonly string[] }
  | { readonly kind: 'pipe'; readonly pipe: Pipe }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'function'; readonly name: string }

/** A function with its arguments, or one operand alone. */
export type Command = readonly [Operand, ...Operand[]]

/** Commands, each of which gets the result of the one before. */
export interface Pipe {
  readonly declared: readonly string[]
  /** Whether the variables exist already. */
  readonly isAssignment: boolean
  readonly commands: readonly Command[]
}

export interface Branch {
  readonly kind: 'if' | 'with' | 'range'
  readonly pipe: Pipe
  readonly body: Body
  readonly otherwise: Body
}

export type Node =
  | Branch
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipe: Pipe }
  | { readonly kind: 'template'; readonly name: string; readonly pipe: Pipe | undefined }

export type Body = readonly Node[]

/** Templates by their names. */
export type Templates = Map<string, Body>

/** A text is no template. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError'
}

import type { SyntaxNode } from '@lezer/common'

/** A module of the inventory. */
export interface Module {
  readonly file: string
  readonly text: string
  readonly top: SyntaxNode
}

/** An expression in a module. */
export interface Expression {
  readonly module: Module
  readonly node: SyntaxNode
}

/** What constants are, by name. Nothing where two have one name, for then it may be either. */
export type Declarations = ReadonlyMap<string, Expression | undefined>

export const textIn = ({ module, node }: Expression): string => module.text.slice(node.from, node.to)

/** A key or path without its quotes. */
export const keyOf = (at: Expression): string => textIn(at).replaceAll(/^['"]|['"]$/g, '')

export const siblingsAfter = ({ nextSibling }: SyntaxNode): readonly SyntaxNode[] =>
  nextSibling ? [nextSibling, ...siblingsAfter(nextSibling)] : []

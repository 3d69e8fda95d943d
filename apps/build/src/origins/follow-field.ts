import type { SyntaxNode } from '@lezer/common'
import { keyOf, siblingsAfter, textIn, type Declarations, type Expression } from './expression.ts'
import type { FieldPath } from './fields.ts'

type Found = Expression | undefined

/** Goes on from another expression of the same module, or from a constant. */
interface Next {
  readonly from: (node: SyntaxNode | null, path: FieldPath) => Found
  readonly constant: (name: string, path: FieldPath) => Found
}

type Step = (at: Expression, path: FieldPath, next: Next) => Found

/** Modules that import each other never lead further than this. */
const DEEPEST = 40

/** Follows a path from one expression to the one that states its value. */
export const follower =
  (declarations: Declarations) =>
  (at: Expression, path: FieldPath, depth = 0): Found => {
    if (depth > DEEPEST) return undefined
    const go = (to: Found, rest: FieldPath): Found => to && follower(declarations)(to, rest, depth + 1)
    const step = STEPS[at.node.name] ?? end
    return step(at, path, {
      from: (node, rest) => (node ? go({ module: at.module, node }, rest) : undefined),
      constant: (name, rest) => go(declarations.get(name), rest),
    })
  }

/** What is no literal and no name, such as a call, is found only as a whole. */
const end: Step = (at, path) => (path.length === 0 ? at : undefined)

const inObject: Step = ({ module, node }, [key = '', ...rest], next) => {
  const fromProperty = (property: SyntaxNode): Found => {
    const { firstChild: name, lastChild: value } = property
    if (name?.name === 'Spread') return next.from(value, [key, ...rest])
    if (!name || keyOf({ module, node: name }) !== key) return undefined
    // `{ homelab }` has the value of a constant of that name.
    return property.getChild(':') ? next.from(value, rest) : next.constant(key, rest)
  }
  // The last one counts.
  return node
    .getChildren('Property')
    .toReversed()
    .map(fromProperty)
    .find((found) => found !== undefined)
}

const itemsOf = ({ firstChild }: SyntaxNode): readonly SyntaxNode[] =>
  firstChild ? siblingsAfter(firstChild).filter(({ name }) => name !== ',' && name !== ']') : []

/** By the name that the grammar has for a kind of expression. */
const STEPS: Readonly<Record<string, Step>> = {
  ParenthesizedExpression: ({ node }, path, next) => next.from(node.firstChild?.nextSibling ?? null, path),
  // `as const` and `satisfies FleetInput` are operators of the grammar.
  BinaryExpression: (at, path, next) =>
    at.node.getChild('as') || at.node.getChild('satisfies')
      ? next.from(at.node.firstChild, path)
      : end(at, path, next),
  VariableName: (at, path, next) => next.constant(textIn(at), path) ?? end(at, path, next),
  MemberExpression: (at, path, next) => {
    const member = at.node.getChild('PropertyName')
    const found = member && next.from(at.node.firstChild, [textIn({ ...at, node: member }), ...path])
    return found ?? end(at, path, next)
  },
  ObjectExpression: (at, path, next) => (path.length === 0 ? at : inObject(at, path, next)),
  ArrayExpression: (at, [index, ...rest], next) =>
    index === undefined ? at : next.from(itemsOf(at.node)[Number(index)] ?? null, rest),
}

import { eachExpr } from './each-expr.ts'
import type { Binary, Expr } from './expr.ts'
import { impossibleIn } from './value-range.ts'

/** A comparison whose left side is a difference with a fallback for the whole of it. */
export interface MisplacedFallback {
  readonly comparison: Binary
  /** `a - b or vector(0)`. */
  readonly fallback: Binary
}

/** Comparisons of `a - b or vector(0)` that are true of `a - 0` and not of 0: `b or vector(0)` is meant. */
export const misplacedFallbacksIn = (expr: Expr): readonly MisplacedFallback[] => {
  const found: MisplacedFallback[] = []
  eachExpr(expr, (part) => {
    if (part.kind === 'binary' && part.left.kind === 'binary' && isMisplaced(part, part.left))
      found.push({ comparison: part, fallback: part.left })
  })
  return found
}

const isMisplaced = (comparison: Binary, { op, left: difference, right: instead }: Binary): boolean => {
  if (comparison.right.kind !== 'number' || op.text !== 'or') return false
  if (difference.kind !== 'binary' || difference.op.text !== '-' || isInParentheses(difference)) return false
  if (difference.left.kind !== 'number' && !hasComparison(difference.right)) return false
  const isTrueOf = (left: Expr): boolean =>
    impossibleIn({ ...comparison, left }, () => undefined).length === 0
  return !isTrueOf(instead) && isTrueOf({ ...difference, right: instead })
}

const isInParentheses = (expr: Binary): boolean => expr.from < expr.left.from

/** Whether an operand keeps only some series, so that none may be left. */
const hasComparison = (expr: Expr): boolean => {
  let found = false
  eachExpr(expr, (part) => {
    if (part.kind === 'binary' && COMPARISONS.has(part.op.text) && !part.bool) found = true
  })
  return found
}

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])

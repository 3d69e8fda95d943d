import { eachExpr } from './each-expr.ts'
import type { Binary, Expr, Selector } from './expr.ts'
import { selectorsIn } from './selectors-in.ts'

/** A comparison that waits for a metric to be 0. */
export interface Nothing {
  readonly comparison: Binary
  readonly metric: string
  readonly selector: Selector
}

/** Comparisons that are true of 0 and of nothing greater. */
export const nothingIn = (expr: Expr): readonly Nothing[] => {
  const found: Nothing[] = []
  eachExpr(expr, (part) => {
    if (part.kind !== 'binary' || part.right.kind !== 'number' || part.bool) return
    const { op, left, right } = part
    const isNothing =
      (right.value === 0 && (op.text === '==' || op.text === '<=')) || (right.value === 1 && op.text === '<')
    for (const selector of isNothing ? selectorsIn(left) : [])
      if (selector.kind === 'selector' && selector.metric)
        found.push({ comparison: part, metric: selector.metric.text, selector })
  })
  return found
}

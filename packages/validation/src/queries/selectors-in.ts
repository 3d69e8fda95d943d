import { eachExpr } from './each-expr.ts'
import type { Expr, LogSelector, Selector } from './expr.ts'

/** Every selector of a query, in the order of the text. */
export const selectorsIn = (expr: Expr): readonly (Selector | LogSelector)[] => {
  const found: (Selector | LogSelector)[] = []
  eachExpr(expr, (part) => {
    if (part.kind === 'selector' || part.kind === 'logs') found.push(part)
  })
  return found
}

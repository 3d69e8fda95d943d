import type { Expr } from './expr.ts'

/** Every expression in an expression, from the outermost inwards, in the order of the text. */
export const eachExpr = (expr: Expr, visit: (expr: Expr) => void): void => {
  visit(expr)
  for (const part of partsOf(expr)) eachExpr(part, visit)
}

export const partsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.kind) {
    case 'subquery':
    case 'unary':
      return [expr.of]
    case 'call':
      return expr.args
    case 'aggregate':
      return expr.parameter ? [expr.parameter, expr.of] : [expr.of]
    case 'binary':
      return [expr.left, expr.right]
    case 'log-range':
      return expr.parameter ? [expr.parameter, expr.of] : [expr.of]
    default:
      return []
  }
}

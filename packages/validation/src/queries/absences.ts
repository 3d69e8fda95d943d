import { CLUSTER_LABEL } from '@fleet/model'
import { partsOf } from './each-expr.ts'
import type { Call, Expr, Selector } from './expr.ts'

/** What an expression detects by its absence, and for how long that must have been absent, in seconds. */
export interface Absence {
  readonly selector: Selector
  readonly window: number
}

/** What makes an expression true by not being there, wherever it stands in it. */
export const absencesIn = (expr: Expr): readonly Absence[] =>
  absentCallsIn(expr).flatMap(({ args: [arg] }) =>
    arg?.kind === 'selector' ? [{ selector: arg, window: arg.range?.seconds ?? 0 }] : [],
  )

/** The calls of `absent` that make an expression true, whatever they take. */
export const absentCallsIn = (expr: Expr): readonly Call[] => {
  if (expr.kind === 'call' && (expr.name.text === 'absent' || expr.name.text === 'absent_over_time'))
    return [expr]
  // Of `and` and `unless` both sides must be so, and of a comparison with it nothing is known.
  if (expr.kind === 'binary' && expr.op.text !== 'or')
    return expr.right.kind === 'number' ? absentCallsIn(expr.left) : []
  return partsOf(expr).flatMap(absentCallsIn)
}

/** The one cluster that a selector names; nothing where it selects several. */
export const clusterOf = ({ matchers }: Selector): string | undefined =>
  matchers.find(({ label, op }) => label.text === CLUSTER_LABEL && op === '=')?.value.value

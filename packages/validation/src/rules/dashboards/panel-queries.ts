import type { TargetModel } from '../../schemas/grafana/dashboard-model.ts'
import type { Expr } from '../../queries/expr.ts'
import { readQuery } from '../../queries/read-query.ts'
import type { PlacedPanel } from '../../tree/monitoring/dashboards.ts'
import { remembered } from '../../values/remembered.ts'

/** A query of a panel, read; nothing where it is no query that the store would take, or hidden. */
export interface ReadTarget {
  readonly target: TargetModel
  /** Its place among the panel's. */
  readonly index: number
  readonly expr: Expr | undefined
}

const LANGUAGES = { prometheus: 'promql', loki: 'logql' } as const

/** The queries of a panel that it shows. */
export const queriesOf = remembered(({ panel }: PlacedPanel): readonly ReadTarget[] =>
  (panel.targets ?? []).flatMap((target, index) =>
    target.hide === true ? [] : [{ target, index, expr: readTarget(target) }],
  ),
)

const readTarget = ({ datasource, expr }: TargetModel): Expr | undefined => {
  const language = LANGUAGES[datasource.type as keyof typeof LANGUAGES]
  if (!language || expr === undefined) return undefined
  const read = readQuery(language, expr, true)
  return read.ok ? read.expr : undefined
}

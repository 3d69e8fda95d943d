import type { Expr } from '../../queries/expr.ts'
import { readQuery } from '../../queries/read-query.ts'
import type { TargetModel } from '../../schemas/dashboards/dashboard-model.ts'
import type { Dashboard, LocatedPanel } from '../../tree/monitoring/dashboards.ts'
import type { Location } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Report, Rule } from '../rule/rule.ts'

/** A query that a panel shows. */
export interface PanelQuery {
  readonly target: TargetModel
  /** Its place among the panel's. */
  readonly index: number
  /** Nothing where the store cannot read the query. */
  readonly expr: Expr | undefined
}

/** The queries of a panel without hidden ones. */
export const queriesOf = remembered(({ panel }: LocatedPanel): readonly PanelQuery[] =>
  (panel.targets ?? []).flatMap((target, index) =>
    target.hide === true ? [] : [{ target, index, expr: exprOf(target) }],
  ),
)

const LANGUAGES = { prometheus: 'promql', loki: 'logql' } as const

const exprOf = ({ datasource, expr }: TargetModel): Expr | undefined => {
  const language = LANGUAGES[datasource.type as keyof typeof LANGUAGES]
  if (!language || expr === undefined) return undefined
  const result = readQuery(language, expr, true)
  return result.ok ? result.expr : undefined
}

/** A query that its store can read, and the panel that shows it. */
export interface PlacedQuery {
  readonly target: TargetModel
  readonly expr: Expr
  readonly located: LocatedPanel
  /** For a sentence: the query A of the panel “Errors” of the dashboard Logs. */
  readonly name: string
  /** Of a part of the expression. */
  readonly location: (offset: number) => Location
}

/** A rule that checks each query that a panel shows by itself. */
export const inEachQuery = (check: (query: PlacedQuery, report: Report) => void): Rule['check'] =>
  inEachPanel((located, dashboard, report) => {
    for (const { target, index, expr } of queriesOf(located))
      if (expr)
        check(
          {
            target,
            expr,
            located,
            name: queryOf(target, located, dashboard),
            location: (offset) => ({
              ...dashboard.location(...located.path, 'targets', index, 'expr'),
              offset,
            }),
          },
          report,
        )
  })

/** For a sentence: the query A of the panel “Errors” of the dashboard Logs. */
export const queryOf = ({ refId }: TargetModel, located: LocatedPanel, dashboard: Dashboard): string =>
  `the query ${refId} of ${panelOf(located, dashboard)}`

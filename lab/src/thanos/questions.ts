import { dashboardsIn } from '../dashboards/committed-dashboards.ts'
import { fill } from '../dashboards/fill.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { hubObjects } from './distributed-example.ts'

/** A query of the hub's tree, as its store is asked. */
export interface Question {
  readonly where: string
  readonly query: string
  /** Asked at one time, not over an hour. */
  readonly instant: boolean
}

const hour = 3600

/**
 * The queries of all dashboards to Prometheus' data source: of a cluster, or of all.
 * @param range what is looked at, in seconds
 */
export const questionsOfDashboards = (cluster: string | undefined, range = hour): readonly Question[] =>
  dashboardsIn(hubObjects).flatMap(({ title, variables, queries }) =>
    queries
      .filter(({ store }) => store === 'prometheus')
      .map(({ panel, refId, text, instant }) => ({
        where: `${title} / ${panel} / ${refId}`,
        query: fill(text, variables, {
          choices: cluster === undefined ? {} : { cluster: [cluster] },
          range,
          interval: 60,
          scrapeInterval: 30,
        }),
        instant,
      })),
  )

interface Rule {
  readonly alert?: string
  readonly record?: string
  readonly expr: string
}

const rulesIn = ({ spec }: KubernetesObject): readonly Rule[] =>
  (spec as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  )

/** The expressions of all rules in the tree. */
export const questionsOfRules = (): readonly Question[] =>
  hubObjects
    .filter(({ kind }) => kind === 'PrometheusRule')
    .flatMap((object) =>
      rulesIn(object).map(({ alert, record, expr }) => ({
        where: `${object.metadata.name} / ${alert ?? record ?? ''}`,
        query: expr,
        // Over the hour: an alert that looks only at its end would find little.
        instant: false,
      })),
    )

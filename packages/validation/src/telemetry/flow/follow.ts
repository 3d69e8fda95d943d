import { CLUSTER_LABEL } from '@fleet/model'
import type { Expr, LogSelector, Selector } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { clusterGroups } from './asked-clusters.ts'
import { Flow } from './flow.ts'
import { fixOfName, type FlowViolation } from './report.ts'
import { selectSeries } from './select-series.ts'
import type { Purpose } from '../questions/question.ts'
import type { KnownSeries } from './selecting.ts'
import { selectStreams } from './select-streams.ts'
import type { LogStream } from '../logs/log-streams.ts'
import type { Vector } from './vector.ts'

/** What a query gives in clusters whose trees are identical. */
export interface Followed {
  readonly clusters: readonly string[]
  readonly errors: readonly FlowViolation[]
  /** Nothing where it does not ask these clusters, or where an error leaves nothing. */
  readonly vector: Vector | undefined
}

export type Follow = (
  expr: Expr,
  selectors: readonly (Selector | LogSelector)[],
  purpose: Purpose,
) => readonly Followed[]

/** Follows queries through what the clusters send. */
export const follower = (
  known: KnownSeries,
  streams: readonly LogStream[],
  identical: readonly (readonly string[])[],
): Follow => {
  const byCluster = Map.groupBy(streams, ({ cluster }) => cluster)
  const streamsOf = (cluster: string): readonly LogStream[] => byCluster.get(cluster) ?? []
  const clusters = identical.flat()
  return (expr, selectors, purpose) => [
    ...strangers(selectors, clusters),
    ...clusterGroups(selectors, identical).map((group) => {
      const [cluster = ''] = group
      const errors: FlowViolation[] = []
      const report = (error: FlowViolation): void => void errors.push(error)
      const flow = new Flow(
        (part, around) =>
          part.kind === 'selector'
            ? selectSeries(part, around, { known, cluster, purpose, report })
            : selectStreams(part, { streams: streamsOf(cluster), cluster, report }),
        report,
      )
      return { clusters: group, vector: flow.of(expr), errors }
    }),
  ]
}

/** Clusters that selectors name and that there are not, in the name of no cluster. */
const strangers = (
  selectors: readonly (Selector | LogSelector)[],
  clusters: readonly string[],
): readonly Followed[] => {
  const errors = selectors
    .flatMap(({ matchers }) => matchers)
    .filter(({ label, op, value }) => label.text === CLUSTER_LABEL && op === '=' && !hasVariable(value.value))
    .filter(({ value }) => !clusters.includes(value.value))
    .map(({ value: { value, from } }) => ({
      rule: 'no-missing-label-value' as const,
      offset: from + 1,
      message: `there is no cluster ${value}`,
      ...fixOfName(value, clusters),
    }))
  return errors.length > 0 ? [{ clusters: [], errors, vector: undefined }] : []
}

import { CLUSTER_LABEL } from '@fleet/model'
import type { Expr, LogSelector, Selector } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import { clusterGroups } from './cluster-groups.ts'
import { Flow } from './flow.ts'
import { fixOfName, type FlowError } from './flow-error.ts'
import { selectSeries } from './select-series.ts'
import type { Purpose } from '../questions/question.ts'
import type { KnownSeries } from './selector-context.ts'
import { selectStreams } from './select-streams.ts'
import type { LogStream } from '../logs/log-streams.ts'
import type { Vector } from './vector.ts'

/** What a query gives in clusters whose trees are identical. */
export interface Followed {
  readonly clusters: readonly string[]
  readonly errors: readonly FlowError[]
  /** Nothing where it does not select these clusters, or where an error leaves nothing. */
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
    ...unknownClusters(selectors, clusters),
    ...clusterGroups(selectors, identical).map((group) => {
      const [cluster = ''] = group
      const errors: FlowError[] = []
      const report = (error: FlowError): void => void errors.push(error)
      const flow = new Flow(
        (part, usage) =>
          part.kind === 'selector'
            ? selectSeries(part, usage, { known, cluster, purpose, report })
            : selectStreams(part, { streams: streamsOf(cluster), cluster, report }),
        report,
      )
      return { clusters: group, vector: flow.of(expr), errors }
    }),
  ]
}

/** Errors about clusters that selectors name and that do not exist. They are of no cluster. */
const unknownClusters = (
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

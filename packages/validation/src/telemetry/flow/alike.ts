import { CLUSTER_LABEL } from '@fleet/model'
import type { LogStream } from '../logs/log-streams.ts'
import type { Series } from '../series/series.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { LogSelector, Selector } from '../../queries/expr.ts'
import { hasVariable } from '../../queries/grafana-variables.ts'
import type { KnownSeries } from './selecting.ts'
import { remembered } from '../../values/remembered.ts'
import { metricOf } from './select-series.ts'

/** Clusters for which a query gives the same, as far as its labels go: it is followed in the first of them only. */
export const alikeFor = (
  selectors: readonly (Selector | LogSelector)[],
  clusters: readonly string[],
  lookalike: Lookalike,
): readonly (readonly string[])[] => {
  const [asked, isMixed] = clustersAsked(selectors, clusters)
  if (isMixed) return asked.map((cluster) => [cluster])
  return [
    ...Map.groupBy(asked, (cluster) =>
      selectors.map((selector) => lookalike(selector, cluster)).join(' '),
    ).values(),
  ]
}

/** The clusters that selectors name, or all of them; a query that does both is followed in each by itself. */
const clustersAsked = (
  selectors: readonly (Selector | LogSelector)[],
  clusters: readonly string[],
): readonly [readonly string[], boolean] => {
  const named = selectors.map(({ matchers }) =>
    matchers.find(
      ({ label, op, value }) => label.text === CLUSTER_LABEL && op === '=' && !hasVariable(value.value),
    ),
  )
  if (named.every((matcher) => matcher === undefined)) return [clusters, hasPattern(selectors)]
  if (named.includes(undefined)) return [clusters, true]
  const names = new Set(named.map((matcher) => matcher?.value.value))
  return [names.size === 1 ? clusters.filter((cluster) => names.has(cluster)) : clusters, true]
}

const hasPattern = (selectors: readonly (Selector | LogSelector)[]): boolean =>
  selectors.some(({ matchers }) =>
    matchers.some(({ label, value }) => label.text === CLUSTER_LABEL && !hasVariable(value.value)),
  )

/** A word for what a selector finds in a cluster, the same where it finds the same. */
export type Lookalike = (selector: Selector | LogSelector, cluster: string) => number

export const lookalikes = (
  known: KnownSeries,
  streamsOf: (cluster: string) => readonly LogStream[],
): Lookalike => {
  const ids = new Map<string, number>()
  const answers = new Map<string, number>()
  const idOf = (key: string): number => {
    const id = ids.get(key) ?? ids.size
    ids.set(key, id)
    return id
  }
  return (selector, cluster) => {
    const metric = selector.kind === 'logs' ? LOGS : (metricOf(selector) ?? '')
    if (selector.kind === 'selector' && known.isOpen(selector, metric, cluster)) return idOf('open')
    const key = `${metric} ${cluster}`
    const before = answers.get(key)
    if (before !== undefined) return before
    const series = metric === LOGS ? [] : known.in(metric, cluster)
    const id =
      metric === LOGS
        ? idOf(
            streamsOf(cluster)
              .map((stream) => `${wordOf(stream.index)}|${wordOf(stream.structured)}`)
              .join(' '),
          )
        : series.length > 0 || selector.kind === 'logs'
          ? idOf(series.map(seriesWord).join(' '))
          : idOf(`none ${known.isSuppressed(selector, cluster)}`)
    // What excuses a cluster is in the selector.
    if (series.length > 0 || metric === LOGS) answers.set(key, id)
    return id
  }
}

const LOGS = ' logs'

const seriesWord = ({ type, interval, likeness }: Series): string => `${type} ${interval} ${wordOf(likeness)}`

/** What no query is followed by: the cluster itself, and its machines. */
const OWN = new Set([CLUSTER_LABEL, 'instance', 'node', 'nodename'])

const wordOf = remembered((labels: ReadonlyMap<string, LabelValues>): string =>
  [...labels]
    .map(([label, values]) =>
      values === 'any' || OWN.has(label) ? label : `${label}=${[...values].join(',')}`,
    )
    .join(';'),
)

import { prometheusDuration } from '../../queries/durations.ts'
import type { Path } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isMap, listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import { operatorRules } from '../relabel/rule.ts'
import type { Relabelling } from './scrape-job.ts'

const SPEC: Path = ['prometheus', 'prometheusSpec']

/** What a cluster's Prometheus adds to each scrape that its operator makes. */
export interface ScrapeDefaults {
  readonly release: Release
  /** In seconds. */
  readonly interval: number
  readonly targetRelabelling: readonly Relabelling[]
  readonly metricRelabelling: readonly Relabelling[]
}

/** The operator's own. */
const INTERVAL = 30

/** Nothing where the cluster has no Prometheus. */
export const scrapeDefaultsOf = (cluster: ClusterView): ScrapeDefaults | undefined => {
  const release = cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .find(({ object }) => object.metadata.name === 'kube-prometheus-stack')
  if (!release) return undefined
  const classes = listOf(chartValue(release, ...SPEC, 'scrapeClasses'))
  const index = classes.findIndex((one) => isMap(one) && one['default'] === true)
  const scrapeClass = classes[index]
  const relabelling = (key: string): Relabelling => ({
    rules: operatorRules(isMap(scrapeClass) ? scrapeClass[key] : undefined),
    location: (...path) => atValue(release, ...SPEC, 'scrapeClasses', index, key, ...path),
  })
  const interval = chartValue(release, ...SPEC, 'scrapeInterval')
  return {
    release,
    interval: (typeof interval === 'string' ? prometheusDuration(interval) : undefined) ?? INTERVAL,
    targetRelabelling: [relabelling('relabelings')],
    metricRelabelling: [relabelling('metricRelabelings')],
  }
}

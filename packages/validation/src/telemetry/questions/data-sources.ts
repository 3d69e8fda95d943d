import type { ClusterView } from '../../tree/cluster-view.ts'
import { prometheusDuration } from '../../queries/durations.ts'
import { fieldsOf, itemsOf, textOf, type Fields } from '../../queries/json.ts'

/** The chart's own, where its values state none. */
const CHART = { uid: 'prometheus', interval: '30s' } as const
/** Grafana's own. */
const GRAFANA_INTERVAL = 15

/** How often the data sources of a cluster's Grafana have a sample, by uid, in seconds: the least step of a query. */
export const sampleIntervals = (cluster: ClusterView): ReadonlyMap<string, number> => {
  const intervals = new Map<string, number>()
  for (const { object } of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
    const values = fieldsOf(object.spec?.values)
    const grafana = fieldsOf(values['grafana'])
    if (values['prometheus'] === undefined && values['grafana'] === undefined) continue
    const own = fieldsOf(fieldsOf(grafana['sidecar'])['datasources'])
    const interval = textOf(own['defaultDatasourceScrapeInterval']) ?? scrapeInterval(values)
    intervals.set(textOf(own['uid']) ?? CHART.uid, prometheusDuration(interval) ?? GRAFANA_INTERVAL)
    for (const source of itemsOf(grafana['additionalDataSources']).map(fieldsOf)) {
      const stated = textOf(fieldsOf(source['jsonData'])['timeInterval'])
      intervals.set(textOf(source['uid']) ?? '', prometheusDuration(stated ?? '') ?? GRAFANA_INTERVAL)
    }
  }
  return intervals
}

const scrapeInterval = (values: Fields): string =>
  textOf(fieldsOf(fieldsOf(values['prometheus'])['prometheusSpec'])['scrapeInterval']) ?? CHART.interval

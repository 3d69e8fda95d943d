import { parse } from 'yaml'
import { spokeCollector } from '../programs/collector.ts'
import { clusters } from '../trees/clusters.ts'
import { textAt, valueAt, valuesOf } from '../trees/committed.ts'

/** The names that a relabelling keeps: its expression is anchored. */
const whole = (regex: string): RegExp => new RegExp(`^(?:${regex})$`)

const monitorPattern = (relabelings: string): RegExp => {
  const values = valuesOf(clusters.hub.name, 'kube-prometheus-stack')
  return whole(textAt(values, 'kubelet', 'serviceMonitor', relabelings, 0, 'regex'))
}

const collectorPattern = (): RegExp => {
  const scrapes = ['receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const
  const scrape = valueAt(parse(spokeCollector().configuration), ...scrapes)
  return whole(textAt(scrape, 'metric_relabel_configs', 0, 'regex'))
}

/** The kubelet's metrics that the trees keep, by path. */
export const keptOfKubelet: readonly (readonly ['hub' | 'spoke', path: string, kept: RegExp])[] = [
  ['hub', '/metrics', monitorPattern('metricRelabelings')],
  ['hub', '/metrics/cadvisor', monitorPattern('cAdvisorMetricRelabelings')],
  ['spoke', '/metrics/cadvisor', collectorPattern()],
]

import { endpointIn, type Endpoint } from '../../tree/workloads/endpoints.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'
import { componentsOf, type Collector } from './collector.ts'
import type { ScrapeConfig } from './config.ts'

/** The keys under which an exporter states where it sends to. */
const ENDPOINTS = [
  ['endpoint'],
  ['http', 'endpoint'],
  ['logs_endpoint'],
  ['metrics_endpoint'],
  ['traces_endpoint'],
] as const

/** What a collector connects to: what its pipelines export to, the targets that it scrapes, and the kubelet. */
export const endpointsOf = (collector: Collector): Endpoint[] => {
  const { receivers, exporters, service } = collector.config
  const pipelines = Object.values(service.pipelines)
  const isUsed = (section: 'receivers' | 'exporters', id: string): boolean =>
    pipelines.some((pipeline) => pipeline[section].includes(id))
  const exported = Object.entries(exporters)
    .filter(([id, value]) => isUsed('exporters', id) && isMap(value))
    .flatMap(([, value]) => ENDPOINTS.map((path) => textAt(value, ...path)))
  const scraped = componentsOf(collector, 'receivers', 'prometheus')
    .filter(({ id }) => isUsed('receivers', id))
    .flatMap(({ value }) => listOf(valueAt(value, ['config', 'scrape_configs'])))
    .flatMap((config) => calledTargets(config as ScrapeConfig))
  const kubelets = Object.entries(receivers)
    .filter(([id]) => isUsed('receivers', id) && /^kubelet_?stats(?:\/|$)/.test(id))
    .map(([, value]) => textAt(value, 'endpoint'))
  return [...exported, ...scraped, ...kubelets].flatMap(endpointIn)
}

/** Where relabelling sets the address, as it does for probes, the collector connects to that one and not to the targets. */
export const calledTargets = ({
  static_configs: configs,
  relabel_configs: rules,
}: ScrapeConfig): string[] => {
  const set = (rules ?? []).filter(({ target_label: label }) => label === '__address__')
  if (set.length === 0)
    return (configs ?? []).flatMap(({ targets }) => targets.map((target) => `http://${target}`))
  return set.flatMap(({ replacement }) =>
    replacement === undefined || replacement.includes('$') ? [] : [`http://${replacement}`],
  )
}

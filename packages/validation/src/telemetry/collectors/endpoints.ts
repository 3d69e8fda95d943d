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

/** The addresses that relabelling sets, as it does for probes: those of probers, with the places of their rules. */
export const addressesSet = ({ relabel_configs: rules = [] }: ScrapeConfig) =>
  rules.flatMap(({ target_label: label, replacement = '$1' }, index) =>
    label === '__address__' ? [{ index, address: replacement, isText: !replacement.includes('$') }] : [],
  )

/** A scraper connects to a prober in place of the targets. */
export const calledTargets = (config: ScrapeConfig): string[] => {
  const set = addressesSet(config)
  const called =
    set.length > 0
      ? set.filter(({ isText }) => isText).map(({ address }) => address)
      : (config.static_configs ?? []).flatMap(({ targets }) => targets)
  return called.map((address) => `http://${address}`)
}

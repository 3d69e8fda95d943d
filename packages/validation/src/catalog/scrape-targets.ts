import { SCRAPE_TARGETS, scrapeTargets, type ScrapeTarget } from '@fleet/model'

/** Machines outside the clusters have the same exporters under jobs of their own. */
const BY_EXPORTER: ReadonlyMap<string, ScrapeTarget> = new Map(
  scrapeTargets.filter(({ kind }) => kind !== 'static').map((target) => [target.exporter, target]),
)

/** What is known of an exporter as a target; nothing of one that only a chart scrapes. */
export const targetOf = (exporter: string): ScrapeTarget | undefined => BY_EXPORTER.get(exporter)

/** The job that an exporter's series carry. */
export const jobOfExporter = (exporter: string): string => targetOf(exporter)?.job ?? exporter

/** Whether each node has one of its own. */
export const isOnEachNode = (exporter: string): boolean => {
  const kind = targetOf(exporter)?.kind
  return kind === 'node' || kind === 'own'
}

/** The kubelet's authenticated port, on every node. */
export const KUBELET_PORT: number = SCRAPE_TARGETS.kubelet.port

/** What the kubelet serves on that port. */
export const isOfKubelet = (exporter: string): boolean => {
  const target = targetOf(exporter)
  return target?.kind === 'node' && target.port === KUBELET_PORT
}

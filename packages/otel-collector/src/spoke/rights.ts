import { clusterReader, type IClusterRole } from '@fleet/kubernetes'
import type { OwnScrape } from '@fleet/model'

/**
 * The API rights of `k8s_attributes`: a watch on pods. Deployment names follow from the pod's owner, so nothing else is
 * read.
 */
export const podReader = { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }

/** The right that the kubelet demands of a scrape. */
const kubeletMetricsReader = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] }

/** What service discovery of nodes asks for. */
const nodeReader = { apiGroups: [''], resources: ['nodes'], verbs: ['list', 'watch'] }

/** The right that the API server demands of a scrape of its own metrics. */
const apiServerMetricsReader = { nonResourceURLs: ['/metrics'], verbs: ['get'] }

type Rights = NonNullable<IClusterRole['rules']>

/** What a collector may ask of the API for the scrapes of the inventory. */
export const scrapeRights = (scrapes: readonly OwnScrape[]): Rights => [
  ...(scrapes.some(({ discovery }) => discovery?.role === 'pod') ? [podReader] : []),
  ...(scrapes.some(({ discovery }) => discovery?.role === 'node') ? [nodeReader] : []),
  ...(scrapes.some(({ usesAccount }) => usesAccount) ? [apiServerMetricsReader] : []),
]

/** The account of the collector that runs on every node, and its rights. */
export const agentRights = (name: string, namespace: string, scrapes: readonly OwnScrape[]) =>
  clusterReader(name, namespace, [
    podReader,
    kubeletMetricsReader,
    ...scrapeRights(scrapes).filter((right) => right !== podReader),
  ])

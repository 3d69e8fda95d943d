import {
  clusterOf,
  nodeCount,
  ownScrapesOf,
  scrapeJobsOf,
  type ClusterName,
  type Fleet,
  type KubernetesObject,
  type OwnScrape,
} from '@fleet/model'
import {
  clusterReader,
  metadata,
  NAMES,
  selectorLabels,
  type IDeployment,
  type IServiceAccount,
} from '@fleet/kubernetes'
import { collectorConfig } from '../config/collector-config.ts'
import { env, NODE_IP } from '../environment.ts'
import { collectorConfigMap } from './config-map.ts'
import { collectorPod } from './pod.ts'
import { scrapeRights } from './rights.ts'

const name = NAMES.otelCollectorCluster

/** On a spoke of several nodes, the one collector that scrapes what the cluster has once. */
export const clusterScraper = (fleet: Fleet, cluster: ClusterName): readonly KubernetesObject[] => {
  if (nodeCount(clusterOf(fleet, cluster)) === 1) return []
  const { namespace } = fleet.telemetry
  const scrapes = ownScrapesOf(fleet, cluster)
  const config = collectorConfigMap(name, namespace, scraperConfig(fleet, cluster), scrapes)
  return [...access(namespace, scrapes), config, deployment(fleet, config.metadata.name, scrapes)]
}

/** The configuration of that collector. */
export const scraperConfig = (fleet: Fleet, cluster: ClusterName) =>
  collectorConfig(fleet, cluster, {
    metrics: {
      jobs: scrapeJobsOf(fleet, cluster).filter(({ target }) => target.kind !== 'node'),
      ownScrapes: ownScrapesOf(fleet, cluster),
      nodeAddress: env(NODE_IP),
    },
    // Not the node's name: the agent on the same node has that, and this one may move.
    self: { host: '127.0.0.1', instance: name },
  })

/** It asks the API where a scrape needs it. */
const access = (namespace: string, scrapes: readonly OwnScrape[]): readonly KubernetesObject[] => {
  const rights = scrapeRights(scrapes)
  return rights.length > 0 ? clusterReader(name, namespace, rights) : [account(namespace)]
}

/** Otherwise its account has no rights, and its pod no token. */
const account = (namespace: string) =>
  ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name, namespace),
    automountServiceAccountToken: false,
  }) satisfies IServiceAccount

const deployment = (fleet: Fleet, configMap: string, scrapes: readonly OwnScrape[]) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, fleet.telemetry.namespace),
    spec: {
      replicas: 1,
      // Never two at once, also during a rollout: both would send the same series.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selectorLabels(name) },
      template: collectorPod(fleet, { name, configMap, readsLogs: false, scrapes }),
    },
  }) satisfies IDeployment

import {
  clusterScrapers,
  jobsOfShard,
  ownScrapesOf,
  ownScrapesOfShard,
  scrapeJobsOf,
  type ClusterName,
  type ClusterScraper,
  type Fleet,
  type KubernetesObject,
  type OwnScrape,
} from '@fleet/model'
import {
  clusterReader,
  metadata,
  selectorLabels,
  type IDeployment,
  type IServiceAccount,
} from '@fleet/kubernetes'
import { collectorConfig } from '../config/collector-config.ts'
import { env, NODE_IP } from '../environment.ts'
import { collectorConfigMap } from './config-map.ts'
import { collectorPod } from './pod.ts'
import { scrapeRights } from './rights.ts'

/** On a spoke of several nodes, or of many series, the collectors that scrape what the cluster has once. */
export const clusterScraper = (fleet: Fleet, cluster: ClusterName): readonly KubernetesObject[] =>
  clusterScrapers(fleet, cluster).flatMap((scraper) => {
    const { namespace } = fleet.telemetry
    const scrapes = ownScrapesOfShard(ownScrapesOf(fleet, cluster), scraper.shard)
    const config = scraperConfig(fleet, cluster, scraper)
    const configMap = collectorConfigMap(scraper.name, namespace, config, scrapes)
    return [
      ...access(scraper, namespace, scrapes),
      configMap,
      deployment(fleet, scraper, configMap.metadata.name, scrapes),
    ]
  })

/** The configuration of one of them. */
export const scraperConfig = (fleet: Fleet, cluster: ClusterName, { name, shard }: ClusterScraper) =>
  collectorConfig(fleet, cluster, {
    metrics: {
      jobs: jobsOfShard(
        scrapeJobsOf(fleet, cluster).filter(({ target }) => target.kind !== 'node'),
        shard,
      ),
      ownScrapes: ownScrapesOfShard(ownScrapesOf(fleet, cluster), shard),
      nodeAddress: env(NODE_IP),
    },
    // Not the node's name: the agent on the same node has that, and this one may move.
    self: { host: '127.0.0.1', instance: name },
  })

/** It asks the API where a scrape needs it. */
const access = (
  { name }: ClusterScraper,
  namespace: string,
  scrapes: readonly OwnScrape[],
): readonly KubernetesObject[] => {
  const rights = scrapeRights(scrapes)
  return rights.length > 0 ? clusterReader(name, namespace, rights) : [account(name, namespace)]
}

/** Otherwise its account has no rights, and its pod no token. */
const account = (name: string, namespace: string) =>
  ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name, namespace),
    automountServiceAccountToken: false,
  }) satisfies IServiceAccount

const deployment = (
  fleet: Fleet,
  { name }: ClusterScraper,
  configMap: string,
  scrapes: readonly OwnScrape[],
) =>
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

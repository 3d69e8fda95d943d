import {
  clusterOf,
  clusterScrapers,
  ownScrapesOf,
  scrapeJobsOf,
  traceStore,
  type ClusterName,
  type Fleet,
  type KubernetesObject,
  type OwnScrape,
} from '@fleet/model'
import { metadata, NAMES, selectorLabels, type IDaemonSet } from '@fleet/kubernetes'
import { collectorConfig } from '../config/collector-config.ts'
import { pathOperators } from '../config/log-receiver.ts'
import { env, NODE_IP, NODE_NAME } from '../environment.ts'
import { otlpReceiverService } from '../otlp-service.ts'
import { agentRights } from './rights.ts'
import { collectorConfigMap } from './config-map.ts'
import { collectorPod } from './pod.ts'

const name = NAMES.otelCollector

/**
 * The collector on every node of a spoke: it reads the node's logs and scrapes what is on the node. On a cluster of one
 * node it scrapes the rest of the cluster too; on several, each pod would, and the hub would refuse the duplicates.
 */
export const agent = (fleet: Fleet, cluster: ClusterName): readonly KubernetesObject[] => {
  const { namespace } = fleet.telemetry
  const scrapes = agentScrapes(fleet, cluster)
  const config = collectorConfigMap(name, namespace, agentConfig(fleet, cluster), scrapes)
  return [
    ...agentRights(name, namespace, scrapes),
    config,
    daemonSet(fleet, config.metadata.name, scrapes),
    ...(traceStore(fleet) ? [otlpReceiverService(fleet, selectorLabels(name))] : []),
  ]
}

/** Whether it scrapes also what the cluster has once. */
const scrapesAlone = (fleet: Fleet, cluster: ClusterName): boolean =>
  clusterScrapers(fleet, cluster).length === 0

/** Those of the inventory, where no other collector of the cluster makes them. */
const agentScrapes = (fleet: Fleet, cluster: ClusterName): readonly OwnScrape[] =>
  scrapesAlone(fleet, cluster) ? ownScrapesOf(fleet, cluster) : []

/** The configuration of a spoke's agent. */
export const agentConfig = (fleet: Fleet, cluster: ClusterName) => {
  const [node, ...others] = Object.values(clusterOf(fleet, cluster).nodes)
  const only = others.length === 0 ? node : undefined
  const jobs = scrapeJobsOf(fleet, cluster).filter(
    ({ target }) => scrapesAlone(fleet, cluster) || target.kind === 'node',
  )
  return collectorConfig(fleet, cluster, {
    logs: { ownPods: name, operators: pathOperators },
    traces: traceStore(fleet),
    metrics: { jobs, ownScrapes: agentScrapes(fleet, cluster), nodeAddress: only?.address ?? env(NODE_IP) },
    self: { host: '127.0.0.1', instance: env(NODE_NAME) },
  })
}

const daemonSet = (fleet: Fleet, configMap: string, scrapes: readonly OwnScrape[]) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(name, fleet.telemetry.namespace),
    spec: {
      selector: { matchLabels: selectorLabels(name) },
      // One pod of a node at a time: two would wait for each other's lock on the storage folder.
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      template: collectorPod(fleet, { name, configMap, readsLogs: true, scrapes }),
    },
  }) satisfies IDaemonSet

import {
  clusterOf,
  nodeCount,
  scrapeJobsOf,
  type ClusterName,
  type Fleet,
  type KubernetesObject,
} from '@fleet/model'
import {
  hashedConfigMap,
  metadata,
  NAMES,
  printSections,
  selectorLabels,
  type IDeployment,
  type IServiceAccount,
} from '@fleet/kubernetes'
import { collectorConfig } from '../config/collector-config.ts'
import { env, NODE_IP } from '../environment.ts'
import { collectorPod, CONFIG_KEY } from './pod.ts'

const name = NAMES.otelCollectorCluster

/** On a spoke of several nodes, the one collector that scrapes what the cluster has once. */
export const clusterScraper = (fleet: Fleet, cluster: ClusterName): readonly KubernetesObject[] => {
  if (nodeCount(clusterOf(fleet, cluster)) === 1) return []
  const { namespace } = fleet.telemetry
  const config = hashedConfigMap(name, namespace, CONFIG_KEY, printSections(scraperConfig(fleet, cluster)))
  return [account(namespace), config, deployment(fleet, config.metadata.name)]
}

/** The configuration of that collector. */
export const scraperConfig = (fleet: Fleet, cluster: ClusterName) =>
  collectorConfig(fleet, cluster, {
    metrics: {
      jobs: scrapeJobsOf(fleet, cluster).filter(({ target }) => target.kind !== 'node'),
      nodeAddress: env(NODE_IP),
    },
    // Not the node's name: the agent on the same node has that, and this one may move.
    self: { host: '127.0.0.1', instance: name },
  })

/** It does not use the API, so its account has no rights and its pod no token. */
const account = (namespace: string) =>
  ({
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(name, namespace),
    automountServiceAccountToken: false,
  }) satisfies IServiceAccount

const deployment = (fleet: Fleet, configMap: string) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, fleet.telemetry.namespace),
    spec: {
      replicas: 1,
      // Never two at once, also during a rollout: both would send the same series.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: selectorLabels(name) },
      template: collectorPod(fleet, name, configMap, false),
    },
  }) satisfies IDeployment

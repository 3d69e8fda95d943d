import { clusterOf, scrapeJobsOf, type ClusterName, type Fleet, type KubernetesObject } from '@fleet/model'
import {
  hashedConfigMap,
  metadata,
  NAMES,
  printSections,
  selectorLabels,
  type IDaemonSet,
} from '@fleet/kubernetes'
import { collectorConfig } from '../config/collector-config.ts'
import { pathOperators } from '../config/log-receiver.ts'
import { env, NODE_IP, NODE_NAME } from '../environment.ts'
import { agentRights } from './rights.ts'
import { collectorPod, CONFIG_KEY } from './pod.ts'

const name = NAMES.otelCollector

/**
 * The collector on every node of a spoke: it reads the node's logs and scrapes what is on the node. On a cluster of one
 * node it scrapes the rest of the cluster too; on several, each pod would, and the hub would refuse the duplicates.
 */
export const agent = (fleet: Fleet, cluster: ClusterName): readonly KubernetesObject[] => {
  const { namespace } = fleet.telemetry
  const config = hashedConfigMap(name, namespace, CONFIG_KEY, printSections(agentConfig(fleet, cluster)))
  return [...agentRights(name, namespace), config, daemonSet(fleet, config.metadata.name)]
}

/** The configuration of a spoke's agent. */
export const agentConfig = (fleet: Fleet, cluster: ClusterName) => {
  const [node, ...others] = Object.values(clusterOf(fleet, cluster).nodes)
  const only = others.length === 0 ? node : undefined
  const jobs = scrapeJobsOf(fleet, cluster).filter(
    ({ target }) => only !== undefined || target.kind === 'node',
  )
  return collectorConfig(fleet, cluster, {
    logs: { ownPods: name, operators: pathOperators },
    metrics: { jobs, nodeAddress: only?.address ?? env(NODE_IP) },
    self: { host: '127.0.0.1', instance: env(NODE_NAME) },
  })
}

const daemonSet = (fleet: Fleet, configMap: string) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metadata(name, fleet.telemetry.namespace),
    spec: {
      selector: { matchLabels: selectorLabels(name) },
      // One pod of a node at a time: two would wait for each other's lock on the storage folder.
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      template: collectorPod(fleet, name, configMap, true),
    },
  }) satisfies IDaemonSet

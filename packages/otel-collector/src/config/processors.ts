import {
  CLUSTER_LABEL,
  INDEXED_ATTRIBUTES,
  traceStore,
  type ByteQuantity,
  type ClusterName,
  type Fleet,
} from '@fleet/model'
import { PROCESSOR } from '../component-ids.ts'
import { memoryLimits, NODE_NAME } from '../environment.ts'

/** First in every pipeline: it refuses data before anything is allocated. */
export const memoryLimiter = (limit: ByteQuantity) => {
  const { hard, spike } = memoryLimits(limit)
  return { [PROCESSOR.memoryLimiter]: { check_interval: '1s', limit_mib: hard, spike_limit_mib: spike } }
}

const from = (...names: string[]) => ({
  sources: names.map((name) => ({ from: 'resource_attribute', name })),
})

/** The log's path has the container and the pod; the API has the rest. */
const FROM_PATH: readonly string[] = ['k8s.container.name', 'k8s.namespace.name', 'k8s.pod.name']

/** A span has no path: the API has its pod, too. */
const OF_CONNECTION: readonly string[] = ['k8s.namespace.name', 'k8s.pod.name']

/**
 * Finds a log's pod among those of its own node and adds what it belongs to. By uid where it has one; a static pod's lines have none, and
 * are found by its name. A span that names no pod is of the pod that sent it.
 */
export const k8sAttributes = (fleet: Fleet) => ({
  [PROCESSOR.k8sAttributes]: {
    auth_type: 'serviceAccount',
    passthrough: false,
    filter: { node_from_env_var: NODE_NAME },
    // Lines that are read before the pods are known would be stored without their Deployment. Without an API it waits,
    // and the lines in their files, until a probe has it started anew. The time-out is longer than any probe's
    // patience: when it is reached, collector 0.160 neither ends nor goes on.
    wait_for_metadata: true,
    wait_for_metadata_timeout: '10m',
    pod_association: [
      from('k8s.pod.uid'),
      from('k8s.pod.name', 'k8s.namespace.name'),
      ...(traceStore(fleet) ? [{ sources: [{ from: 'connection' }] }] : []),
    ],
    extract: {
      metadata: [
        ...INDEXED_ATTRIBUTES.filter((name) => !FROM_PATH.includes(name)),
        'k8s.node.name',
        ...(traceStore(fleet) ? OF_CONNECTION : []),
      ],
      // Lets a pod name its own service: resource.opentelemetry.io/service.name, …
      otel_annotations: true,
    },
  },
})

/** Adds the cluster to telemetry. On logs Loki makes it a label; on metrics it only reaches `target_info`. */
export const clusterResource = (cluster: ClusterName) => ({
  [PROCESSOR.resource]: { attributes: [{ key: CLUSTER_LABEL, value: cluster, action: 'upsert' }] },
})

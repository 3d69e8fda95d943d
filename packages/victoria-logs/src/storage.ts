import {
  hubCluster,
  seconds,
  VICTORIA_LOGS,
  victoriaLogsCopies,
  type Duration,
  type Fleet,
  type KubernetesObject,
  type VictoriaLogs,
} from '@fleet/model'
import {
  claimTemplate,
  clusterService,
  disruptionBudget,
  hubPlacement,
  metadata,
  podNames,
  preferNodes,
  selectorLabels,
  spreadOverNodes,
  type IStatefulSet,
} from '@fleet/kubernetes'
import { rolePod } from './pod.ts'

const DATA = 'data'
const DATA_FOLDER = '/data'

/**
 * What stores lines: one process that does everything, or the storage nodes of a cluster. Each of these takes lines itself: a
 * process before them would acknowledge lines that it only has in memory, and lose them even when it is stopped.
 */
export const storage = (fleet: Fleet, store: VictoriaLogs): readonly KubernetesObject[] => {
  const { storage: nodes, insert, isCluster } = store
  const pods = selectorLabels(nodes.name)
  return isCluster
    ? [
        // A query asks each by its name.
        podNames(nodes),
        clusterService(insert, pods),
        statefulSet(fleet, store),
        disruptionBudget(nodes.name, nodes.namespace),
      ]
    : [clusterService(nodes, pods), statefulSet(fleet, store)]
}

const statefulSet = (fleet: Fleet, store: VictoriaLogs) => {
  const { settings, storageNodes, isCluster } = store
  const { name, namespace } = store.storage
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(name, namespace),
    spec: {
      replicas: storageNodes,
      serviceName: name,
      // None waits for another: each stores lines by itself.
      ...(isCluster && { podManagementPolicy: 'Parallel' as const }),
      selector: { matchLabels: selectorLabels(name) },
      template: rolePod(
        store,
        store.storage,
        {
          args: storageArgs(store),
          resources: store.storageResources,
          volumeMounts: [{ name: DATA, mountPath: DATA_FOLDER }],
        },
        placement(fleet, store),
      ),
      volumeClaimTemplates: [
        claimTemplate(DATA, {
          size: store.volume,
          storageClass: settings.storageClass ?? hubCluster(fleet).storageClass,
        }),
      ],
    },
  } satisfies IStatefulSet
}

/** A process alone is where the spokes push to, and so is the first of two copies, whose volume may be there already. */
const placement = (fleet: Fleet, { name, storage: { name: pods }, nodes, isCluster }: VictoriaLogs) => {
  const other = victoriaLogsCopies(fleet).find((copy) => copy.name !== name)
  const apart = other && nodes.length > 0 ? preferNodes(nodes, selectorLabels(other.storage.name)) : {}
  if (isCluster) return { topologySpreadConstraints: spreadOverNodes(selectorLabels(pods)), ...apart }
  return name === VICTORIA_LOGS ? hubPlacement(fleet) : apart
}

const storageArgs = ({ settings, retentionSize }: VictoriaLogs): readonly string[] => [
  `-storageDataPath=${DATA_FOLDER}`,
  `-retentionPeriod=${inHours(settings.retention)}`,
  `-retention.maxDiskSpaceUsageBytes=${retentionSize}`,
  // The least it takes. Lines that it has acknowledged and not yet written are lost when it is killed, not when it is stopped.
  '-inmemoryDataFlushInterval=1s',
]

/** It knows hours, and no sum of units. */
const inHours = (duration: Duration): string => `${Math.ceil(seconds(duration) / 3600)}h`

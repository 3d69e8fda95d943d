import type { IPodSpec } from '@fleet/kubernetes'

/** Where the kubelet keeps the container logs of a node. */
export const POD_LOGS = '/var/log/pods'

/** Where a collector keeps its offsets and its queue: on the node's own disk, so that they outlive the pod. */
export const STORAGE = '/var/lib/otelcol'

/** The volumes of a collector that reads logs: the only parts of the node it sees. */
export const hostVolumes = [
  { name: 'pod-logs', hostPath: { path: POD_LOGS, type: 'Directory' } },
  { name: 'storage', hostPath: { path: STORAGE, type: 'DirectoryOrCreate' } },
] satisfies IPodSpec['volumes']

export const hostMounts = [
  { name: 'pod-logs', mountPath: POD_LOGS, readOnly: true },
  { name: 'storage', mountPath: STORAGE },
]

/**
 * Root, without a single capability: log files and the storage folder belong to root, and the owner may read and
 * write them without one.
 */
export const hostReader = { runAsUser: 0, runAsGroup: 0 } as const

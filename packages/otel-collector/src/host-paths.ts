import type { IPodSpec } from '@fleet/kubernetes'

/** The kubelet's folder of container logs on a node. */
export const POD_LOGS = '/var/log/pods'

/** The folder of a collector's offsets and queue: on the node's own disk, so that they outlive the pod. */
export const STORAGE = '/var/lib/otelcol'

/** The volumes of a collector that reads logs: all that it sees of the node. */
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

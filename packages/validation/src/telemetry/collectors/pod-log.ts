/** A log file that the kubelet keeps for a container, and what its path holds of it. */
export interface PodLog {
  readonly namespace: string
  readonly pod: string
  readonly uid: string
  readonly container: string
  readonly path: string
}

export const podLog = (parts: Omit<PodLog, 'path'>, restart = 0): PodLog => ({
  ...parts,
  path: `/var/log/pods/${parts.namespace}_${parts.pod}_${parts.uid}/${parts.container}/${restart}.log`,
})

const UID = '0f0e4b8e-6a39-4dd6-9fd0-2f6f4a0a4a34'

/** One of each form that the kubelet gives such a path: a Deployment's pod, one with dots after many restarts, a static pod. */
export const POD_LOGS: readonly PodLog[] = [
  podLog({ namespace: 'rss-system', pod: 'miniflux-7d9f6c5b8-x2x7k', uid: UID, container: 'miniflux' }),
  podLog({ namespace: 'a', pod: 'web-0.example-1', uid: UID, container: 'c' }, 117),
  podLog({
    namespace: 'kube-system',
    pod: 'etcd-node-1',
    uid: '9d1c8a3b7e5f4a2d9d1c8a3b7e5f4a2d',
    container: 'etcd',
  }),
]

/** Whether a path is one of those that a pattern of `file_log` means: `*` is anything but a slash. */
export const isMatched = (pattern: string, path: string): boolean => {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\*\*\/?|\*|\?/g, (part) => (part === '?' ? '[^/]' : part === '*' ? '[^/]*' : '.*'))
  return new RegExp(`^${expression}$`).test(path)
}

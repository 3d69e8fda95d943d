import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'

/** A line that the kubelet has. */
export interface KubeletLine {
  readonly pod: string
  readonly container: string
  /** As the kubelet writes it: RFC 3339. */
  readonly time: string
}

interface Pod extends KubernetesObject {
  readonly spec?: { readonly containers?: readonly { readonly name: string }[] }
  readonly status?: { readonly phase?: string }
}

/** Few requests are enough: of a namespace whose lines are lost, most pods have one. */
const MOST_PODS = 3

/** A collector and its queue take less to deliver a line. */
const DELIVERED_WITHIN_MS = 120_000

/**
 * A line that a pod of a namespace wrote within some seconds, and long enough ago to be stored.
 * @throws NotAsked where pods or their logs cannot be read
 */
export const writtenLine = async (
  { api }: LiveCluster,
  namespace: string,
  { seconds, now }: { readonly seconds: number; readonly now: number },
): Promise<KubeletLine | undefined> => {
  const path = `/api/v1/namespaces/${namespace}/pods`
  const pods = ((await api.list('/api/v1/pods')) as readonly Pod[])
    .filter(({ metadata, status }) => metadata.namespace === namespace && status?.phase === 'Running')
    .slice(0, MOST_PODS)
  const lines = pods.flatMap(({ metadata: { name: pod }, spec }) =>
    (spec?.containers ?? []).map(async ({ name: container }) => {
      const options = `container=${container}&sinceSeconds=${seconds}&timestamps=true&limitBytes=4096`
      const time = /^\S+/.exec((await api.text(`${path}/${pod}/log?${options}`)) ?? '')?.[0] ?? ''
      return Date.parse(time) < now - DELIVERED_WITHIN_MS ? [{ pod, container, time }] : []
    }),
  )
  return (await Promise.all(lines)).flat()[0]
}

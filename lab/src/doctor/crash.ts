import type { Pod } from '../kubernetes/kubelet.ts'
import type { Undo } from './changes.ts'
import type { DoctorCluster } from './doctor-cluster.ts'

interface Ending {
  readonly reason: string
  readonly exitCode: number
}

const RESTARTS = 4

const now = (): string => new Date().toISOString().replace(/\.\d+/, '')

/** What a kubelet reports of a pod whose container ends again and again. */
const crashedStatus = ({ status }: Pod, ending: Ending) => ({
  conditions: ['ContainersReady', 'Ready'].map((type) => ({
    ...{ type, status: 'False', lastTransitionTime: now() },
    ...{ reason: 'ContainersNotReady', message: 'containers with unready status' },
  })),
  containerStatuses: (status.containerStatuses ?? []).map((container) => ({
    ...container,
    ...{ ready: false, started: false, restartCount: RESTARTS },
    state: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off 1m20s restarting failed container=${container.name}`,
      },
    },
    lastState: { terminated: { ...ending, startedAt: now(), finishedAt: now() } },
  })),
})

const event = ({ metadata }: Pod) => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { generateName: `${metadata.name}.`, namespace: metadata.namespace },
  involvedObject: { apiVersion: 'v1', kind: 'Pod', name: metadata.name, namespace: metadata.namespace },
  type: 'Warning',
  reason: 'BackOff',
  message: 'Back-off restarting failed container',
  source: { component: 'kubelet' },
  firstTimestamp: now(),
  lastTimestamp: now(),
  count: RESTARTS,
})

/** Ends the collector of a cluster, whose pod then crashes again and again. */
export const crashCollector = async (
  { host, server: { api }, node, restartCollector }: DoctorCluster,
  ending: Ending,
): Promise<Undo> => {
  const pod = (await node.pods()).find(({ metadata }) =>
    /^(otel-collector|opentelemetry-collector)-/.test(metadata.name),
  )
  if (!pod) throw new Error(`${host.name} has no pod of a collector`)
  await host.running('otel-collector').kill('SIGKILL')
  const path = `/api/v1/namespaces/${pod.metadata.namespace}/pods/${pod.metadata.name}`
  const status = crashedStatus(pod, ending)
  await api.request('PATCH', `${path}/status`, { status }, 'application/strategic-merge-patch+json')
  await api.request('POST', `/api/v1/namespaces/${pod.metadata.namespace}/events`, event(pod))
  return async () => {
    // The node makes the next pod of the DaemonSet run.
    await api.request('DELETE', path)
    await node.settle()
    await restartCollector()
  }
}

import type { LabCluster } from '../trees/clusters.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { until } from '../hosts/until.ts'
import type { Api } from './api.ts'
import { nodeObject, nodeStatus } from './node-object.ts'

/** A pod as the API has it. */
export interface Pod extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly namespace: string
    readonly uid: string
    readonly deletionTimestamp?: string
  }
  readonly spec: {
    readonly nodeName?: string
    readonly hostNetwork?: boolean
    readonly affinity?: {
      readonly nodeAffinity?: {
        readonly requiredDuringSchedulingIgnoredDuringExecution?: {
          readonly nodeSelectorTerms: readonly {
            readonly matchFields?: readonly { readonly key: string; readonly values?: readonly string[] }[]
          }[]
        }
      }
    }
    readonly containers: readonly { readonly name: string; readonly image: string }[]
  }
  readonly status: {
    readonly phase?: string
    readonly podIP?: string
    readonly containerStatuses?: readonly {
      readonly name: string
      readonly state?: { readonly waiting?: { readonly reason: string } }
    }[]
  }
}

/** Stands for a cluster's scheduler and kubelet in the API: no container runs. */
export interface Kubelet {
  readonly pods: () => Promise<readonly Pod[]>
  /** Binds, readies and removes the pods that there are, once. */
  readonly carry: () => Promise<void>
  /** Binds, readies and removes pods until every workload has its ready replicas. */
  readonly settle: () => Promise<void>
}

export interface KubeletStart {
  readonly api: Api
  readonly node: LabCluster['node']
  /** The address of a pod whose program the lab runs; others get unused addresses. */
  readonly addressOf: (pod: Pod) => string | undefined
  /** Why a pod's containers cannot start yet; by default all start. */
  readonly waiting?: (pod: Pod) => Promise<Waiting | undefined>
}

/** The reason of a waiting container, as a kubelet reports it: `ImagePullBackOff`. */
export interface Waiting {
  readonly reason: string
  readonly message: string
}

const mergePatch = 'application/merge-patch+json'

interface List {
  readonly items: readonly unknown[]
}

const list = async (api: Api, path: string): Promise<List['items']> => ((await api.get(path)) as List).items

const pathOf = ({ metadata: { namespace, name } }: Pod): string =>
  `/api/v1/namespaces/${namespace}/pods/${name}`

/** One for each pod: from a hash of its uid, so that it is unique on a node. */
const spareAddress = ({ metadata: { uid } }: Pod): string => {
  const [, high = '', low = ''] = /^(..)(..)/.exec(uid) ?? []
  return `10.42.${(Number.parseInt(high, 16) % 250) + 4}.${(Number.parseInt(low, 16) % 250) + 2}`
}

const conditions = (time: string, ready: 'True' | 'False' = 'True') =>
  ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'].map((type) => ({
    type,
    status: type.endsWith('Ready') ? ready : 'True',
    lastTransitionTime: time,
  }))

const waitingStatus = (pod: Pod, hostAddress: string, waiting: Waiting) => {
  const time = new Date().toISOString().replace(/\.\d+/, '')
  return {
    phase: 'Pending',
    conditions: conditions(time, 'False'),
    hostIP: hostAddress,
    hostIPs: [{ ip: hostAddress }],
    startTime: time,
    containerStatuses: pod.spec.containers.map(({ name, image }) => ({
      ...{ name, image, imageID: '', ready: false, started: false, restartCount: 0 },
      state: { waiting },
    })),
  }
}

const runningStatus = (pod: Pod, hostAddress: string, podAddress: string) => {
  const time = new Date().toISOString().replace(/\.\d+/, '')
  return {
    phase: 'Running',
    conditions: conditions(time),
    hostIP: hostAddress,
    hostIPs: [{ ip: hostAddress }],
    podIP: podAddress,
    podIPs: [{ ip: podAddress }],
    startTime: time,
    containerStatuses: pod.spec.containers.map(({ name, image }) => ({
      name,
      image,
      imageID: image,
      containerID: `containerd://${pod.metadata.uid.replaceAll('-', '')}${Buffer.from(name).toString('hex')}`,
      ready: true,
      started: true,
      restartCount: 0,
      state: { running: { startedAt: time } },
    })),
  }
}

const isReported = ({ status }: Pod, { reason }: Waiting): boolean =>
  status.containerStatuses?.some(({ state }) => state?.waiting?.reason === reason) === true

/** The node that a pod of a DaemonSet is for. */
const wantedNode = ({ spec }: Pod): string | undefined =>
  (spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [])
    .flatMap(({ matchFields = [] }) => matchFields)
    .find(({ key }) => key === 'metadata.name')?.values?.[0]

interface Workload {
  readonly kind: string
  readonly spec: { readonly replicas?: number }
  readonly status: {
    readonly readyReplicas?: number
    readonly numberReady?: number
    readonly desiredNumberScheduled?: number
    readonly observedGeneration?: number
  }
}

const isDaemonSetReady = ({ status }: Workload): boolean =>
  status.observedGeneration !== undefined && status.numberReady === status.desiredNumberScheduled

const isReady = ({ spec, status }: Workload): boolean => (status.readyReplicas ?? 0) === (spec.replicas ?? 1)

/** Registers a cluster's node, and reports its pods like a kubelet. */
export const playKubelet = async (start: KubeletStart): Promise<Kubelet> => {
  const { api, node, addressOf, waiting = () => Promise.resolve(undefined) } = start
  const at = `/api/v1/nodes/${node.name}`
  await api.apply([nodeObject(node)])
  await api.request('PATCH', `${at}/status`, { status: nodeStatus(node) }, mergePatch)
  // The API schedules nothing on a new node until it is ready.
  await api.request('PATCH', at, { spec: { taints: null } }, mergePatch)

  const pods = async (): Promise<readonly Pod[]> => (await list(api, '/api/v1/pods')) as readonly Pod[]

  /** A cluster may have a second node for a while. */
  const isOwn = (pod: Pod): boolean => (pod.spec.nodeName ?? wantedNode(pod) ?? node.name) === node.name

  const bind = (pod: Pod) =>
    api.request('POST', `${pathOf(pod)}/binding`, {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: pod.metadata.name },
      target: { apiVersion: 'v1', kind: 'Node', name: node.name },
    })

  const carry = async (pod: Pod): Promise<void> => {
    if (pod.metadata.deletionTimestamp !== undefined) {
      await api.request('DELETE', `${pathOf(pod)}?gracePeriodSeconds=0`)
    } else if (pod.status.phase !== 'Running') {
      if (pod.spec.nodeName === undefined) await bind(pod)
      await report(pod, await waiting(pod))
    }
  }

  const report = async (pod: Pod, why: Waiting | undefined): Promise<void> => {
    if (why !== undefined && isReported(pod, why)) return
    const address = pod.spec.hostNetwork ? node.address : (addressOf(pod) ?? spareAddress(pod))
    const status =
      why === undefined ? runningStatus(pod, node.address, address) : waitingStatus(pod, node.address, why)
    await api.request('PATCH', `${pathOf(pod)}/status`, { status }, mergePatch)
  }

  const carryAll = async (): Promise<void> => {
    for (const pod of await pods()) if (isOwn(pod)) await carry(pod)
  }

  const areReady = async (resource: string, ready: (workload: Workload) => boolean): Promise<boolean> =>
    (await list(api, `/apis/apps/v1/${resource}`)).every((workload) => ready(workload as Workload))

  return {
    pods,
    carry: carryAll,
    settle: () =>
      until(
        `every workload of ${node.name} has its pods`,
        async () => {
          await carryAll()
          return (
            (await areReady('deployments', isReady)) &&
            (await areReady('statefulsets', isReady)) &&
            (await areReady('daemonsets', isDaemonSetReady))
          )
        },
        { seconds: 60 },
      ),
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { LabCluster } from '../trees/clusters.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Api } from './api.ts'
import type { ApiServer } from './api-server.ts'
import { startControllers } from './controllers.ts'
import { nodeObject } from './node-object.ts'

/** What turns a cluster's workloads into ready pods. */
export interface ClusterNode {
  readonly stop: () => Promise<void>
}

const storageClass: KubernetesObject = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'local-path' },
  provisioner: 'rancher.io/local-path',
  volumeBindingMode: 'WaitForFirstConsumer',
}

interface ListOf<Item> {
  readonly items: readonly Item[]
}

interface Claim {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly uid: string }
  readonly spec: {
    readonly storageClassName?: string
    readonly accessModes: readonly string[]
    readonly resources: { readonly requests: Readonly<Record<string, string>> }
  }
  readonly status: { readonly phase?: string }
}

interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string }
}

/** There is one node: every unscheduled pod goes there. */
const schedule = async (api: Api, node: string): Promise<void> => {
  const { items } = (await api.get('/api/v1/pods?fieldSelector=spec.nodeName%3D')) as ListOf<Pod>
  for (const { metadata } of items) {
    await api.request('POST', `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/binding`, {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: metadata.name },
      target: { apiVersion: 'v1', kind: 'Node', name: node },
    })
  }
}

/** The volume of k3s' local-path provisioner for a claim. */
const volumeOf = ({ metadata, spec }: Claim): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: `pvc-${metadata.uid}` },
  spec: {
    storageClassName: spec.storageClassName,
    accessModes: spec.accessModes,
    capacity: spec.resources.requests,
    claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', ...metadata },
    hostPath: { path: `/var/lib/rancher/k3s/storage/${metadata.uid}` },
  },
})

/** Gives each claim of k3s' storage class its volume, like the provisioner of k3s. */
export const provision = async (api: Api): Promise<void> => {
  const { items } = (await api.get('/api/v1/persistentvolumeclaims')) as ListOf<Claim>
  const pending = items.filter(
    ({ spec, status }) => status.phase === 'Pending' && spec.storageClassName === storageClass.metadata.name,
  )
  for (const claim of pending) await api.request('POST', '/api/v1/persistentvolumes', volumeOf(claim))
}

/**
 * Gives a cluster its one node: kube-controller-manager makes the pods, kwok stands for the kubelet and reports them
 * ready, and the lab stands for the scheduler and for the provisioner of k3s' storage class, which have no choice here.
 */
export const startNode = async (
  host: Host,
  server: ApiServer,
  node: LabCluster['node'],
): Promise<ClusterNode> => {
  await server.api.apply([nodeObject(node), storageClass])
  // All controllers: pruned objects are collected, and claims are bound.
  await startControllers(host, server, ['*'])
  host.start({
    name: 'kwok',
    file: programFile('kwok'),
    args: [
      `--kubeconfig=${server.kubeconfig}`,
      '--manage-all-nodes=true',
      '--node-lease-duration-seconds=40',
      `--node-ip=${host.address}`,
    ],
  })
  const stopped = new AbortController()
  const play = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      // A removed object is not an error: the next round reads the new state.
      await schedule(server.api, node.name).catch(() => undefined)
      await provision(server.api).catch(() => undefined)
      await pause(300)
    }
  }
  const playing = play()
  return {
    stop: async () => {
      stopped.abort()
      await playing
    },
  }
}

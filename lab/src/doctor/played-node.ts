import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from '../kubernetes/api.ts'
import { playKubelet, type Kubelet, type Pod, type Waiting } from '../kubernetes/kubelet.ts'
import { provision } from '../kubernetes/node.ts'
import type { LabCluster } from '../trees/clusters.ts'
import { addressOfPod } from '../world/pod-addresses.ts'
import { waitsForSecret } from './missing-secrets.ts'

/** A node that carries its cluster's pods until it is stopped, as a scheduler, a kubelet and a provisioner do. */
export interface PlayedNode extends Kubelet {
  /** From now on no registry has this image. @returns a function that brings it back */
  readonly withholdImage: (image: string) => () => void
  /** Sets the node's clock off, in seconds. */
  readonly setClock: (offset: number) => void
  readonly stop: () => Promise<void>
}

const ROUND_IN_MS = 300
const RENEWAL_IN_MS = 10_000

const microTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('Z', '000Z')

/** Tells the controllers that the node lives, by its own clock. */
const renewLease = (api: Api, name: string, now: number): Promise<void> =>
  api.apply([
    {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name, namespace: 'kube-node-lease' },
      spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: microTime(now) },
    },
  ])

/** Tells them by its status, too: a lease that a clock set back renews is no newer one. */
const reportReady = async (api: Api, name: string): Promise<void> => {
  const lastHeartbeatTime = new Date().toISOString().replace(/\.\d+/, '')
  const ready = { type: 'Ready', status: 'True', reason: 'KubeletReady', lastHeartbeatTime }
  await api.request(
    'PATCH',
    `/api/v1/nodes/${name}/status`,
    { status: { conditions: [ready] } },
    'application/strategic-merge-patch+json',
  )
}

const unpulled = (withheld: ReadonlySet<string>, { spec }: Pod): Waiting | undefined => {
  const image = spec.containers.map((container) => container.image).find((one) => withheld.has(one))
  return image === undefined
    ? undefined
    : {
        reason: 'ImagePullBackOff',
        message: `Back-off pulling image "${image}": ErrImagePull: failed to resolve reference "${image}": not found`,
      }
}

export const playNode = async (api: Api, node: LabCluster['node']): Promise<PlayedNode> => {
  const withheld = new Set<string>()
  let clockOffset = 0
  const kubelet = await playKubelet({
    api,
    node,
    addressOf: addressOfPod,
    waiting: async (pod) => unpulled(withheld, pod) ?? (await waitsForSecret(api, pod)),
  })
  const stopped = new AbortController()
  const every = async (milliseconds: number, work: () => Promise<void>): Promise<void> => {
    while (!stopped.signal.aborted) {
      // An object that goes meanwhile is no error: the next round reads the new state.
      await work().catch(() => undefined)
      await pause(milliseconds, undefined, { signal: stopped.signal }).catch(() => undefined)
    }
  }
  const playing = [
    every(ROUND_IN_MS, kubelet.carry),
    every(ROUND_IN_MS, () => provision(api)),
    every(RENEWAL_IN_MS, () => reportReady(api, node.name)),
    every(RENEWAL_IN_MS, () => renewLease(api, node.name, Date.now() + clockOffset * 1000)),
  ]
  return {
    ...kubelet,
    withholdImage: (image) => {
      withheld.add(image)
      return () => withheld.delete(image)
    },
    setClock: (offset) => {
      clockOffset = offset
    },
    stop: async () => {
      stopped.abort()
      await Promise.all(playing)
    },
  }
}

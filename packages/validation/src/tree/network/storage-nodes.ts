import type { Location } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import type { ClusterView } from '../cluster-view.ts'
import { findService, serviceAddressIn, type ServiceAddress } from './services.ts'
import { selects } from '../../values/selector.ts'
import { commandLineOf } from '../workloads/arguments.ts'
import { ownContainersIn, imageNamesOf } from '../workloads/containers.ts'
import { ownPodsOf, type OwnPods } from '../workloads/pods.ts'
import type { StatedPods } from '../workloads/stated-pods.ts'

/** What of VictoriaLogs asks storage nodes, and passes lines on to them: it stores none itself. */
export interface StorageNodes {
  readonly pods: OwnPods
  /** As they are written, each with what it means where that is a pod of this cluster. */
  readonly nodes: readonly StorageNode[]
  /** Whether it answers queries. */
  readonly answers: boolean
  readonly location: Location
}

export interface StorageNode {
  readonly address: string
  readonly pod?: PodAddress
}

/** A pod of a StatefulSet, by the name that its headless Service gives it. */
export interface PodAddress extends ServiceAddress {
  readonly pod: string
}

const IMAGE = 'victoriametrics/victoria-logs'

/** Every VictoriaLogs of a tree that is given the addresses of storage nodes. */
export const storageNodesIn = remembered((cluster: ClusterView): readonly StorageNodes[] =>
  ownContainersIn(cluster)
    .filter((container) => imageNamesOf(container).includes(IMAGE))
    .flatMap(({ container, pods, location }) => {
      const { flags } = commandLineOf(container)
      const given = flags.filter(({ name, value }) => name === 'storageNode' && value)
      const [first] = given
      if (!first) return []
      return [
        {
          pods,
          nodes: given.flatMap(({ value = '' }) => value.split(',').map(storageNode)),
          answers: !flags.some(({ name, value }) => name === 'select.disable' && value !== 'false'),
          location: location('args', first.index),
        },
      ]
    }),
)

const storageNode = (address: string): StorageNode => {
  const [, pod, service = ''] = /^([\w-]+)\.(.+)$/.exec(address) ?? []
  const named = serviceAddressIn(service)
  return pod !== undefined && named ? { address, pod: { ...named, pod } } : { address }
}

/** Whether pods hold parts of one store: something asks all of them for each answer, or they are what asks. */
export const isOfStorageCluster = (cluster: ClusterView, pods: StatedPods): boolean => {
  const own = ownPodsOf(cluster).find((one) => one === pods)
  return (
    own !== undefined &&
    storageNodesIn(cluster).some((asking) => asking.pods === own || asks(cluster, asking, own))
  )
}

const asks = (cluster: ClusterView, { nodes }: StorageNodes, { namespace, labels }: OwnPods): boolean =>
  nodes.some(({ pod }) => {
    const selector =
      pod?.namespace === namespace ? findService(cluster, namespace, pod.name)?.selector : undefined
    return selector !== undefined && selects({ matchLabels: selector }, labels)
  })

import {
  bytes,
  clusterOf,
  entriesOf,
  isHub,
  servedPorts,
  type ClusterName,
  type Fleet,
  type Workload,
} from '@fleet/model'
import { amountsOf } from './amounts.ts'
import { deployedAt, isDeployed } from './events/deploy.ts'
import { lacksReplica, WAITING_FOR_IMAGE } from './events/missing-replica.ts'
import { between, hash, letters, uid } from './hash.ts'
import { ofEveryCluster, ofHub, ofSpoke } from './system-workloads.ts'
import type { SampleContainer, SampleNode, SamplePod, SampleWorkload, WorkloadFacts } from './workload.ts'

/** Every controller of a cluster with its pods: of k3s, Flux, telemetry, the tunnel, and the inventory. */
export const workloadsOf = (
  fleet: Fleet,
  name: ClusterName,
  nodes: readonly SampleNode[],
  moment: number,
): readonly SampleWorkload[] => {
  const cluster = clusterOf(fleet, name)
  const facts = [
    ...ofEveryCluster(cluster, fleet),
    ...(isHub(fleet, name) ? ofHub(fleet) : ofSpoke(fleet)),
    ...tunnelOf(fleet, name),
    ...entriesOf(cluster.workloads).map(([own, workload]) => ownFacts(own, workload)),
  ]
  return facts.map((one) => withPods(one, { fleet, name, nodes, moment }))
}

const tunnelOf = ({ clusters, versions }: Fleet, name: ClusterName): WorkloadFacts[] => {
  const { cloudflared } = clusters[name] ?? {}
  if (!cloudflared) return []
  const { namespace, resources } = cloudflared
  const container = { name: 'cloudflared', image: versions.images.cloudflared, ...amountsOf(resources) }
  return [{ namespace, name: 'cloudflared', controller: 'Deployment', containers: [container] }]
}

const ownFacts = (name: string, workload: Workload): WorkloadFacts => ({
  namespace: workload.namespace,
  name,
  controller: workload.controller,
  containers: [{ name, image: workload.image, ...amountsOf(workload.resources) }],
  claims: entriesOf(workload.volumes).map(([volume, { size }]) => ({ name: volume, bytes: bytes(size) })),
  ports: servedPorts(workload.ports).map(({ container }) => container),
  isOwn: true,
})

interface Place {
  readonly fleet: Fleet
  readonly name: ClusterName
  readonly nodes: readonly SampleNode[]
  readonly moment: number
}

const withPods = (facts: WorkloadFacts, place: Place): SampleWorkload => {
  const { fleet, name, nodes } = place
  const key = `${name}/${facts.namespace}/${facts.name}`
  const [home] = nodes.slice(Math.floor(hash(key) * nodes.length))
  const homes = facts.controller === 'DaemonSet' || !home ? nodes : [home]
  const pods: SamplePod[] = []
  const isLacking = facts.isOwn === true && lacksReplica(fleet, name, facts.name)
  const workload: SampleWorkload = {
    ...facts,
    cluster: name,
    replicas: homes.length + Number(isLacking),
    ready: homes.length,
    templateHash: letters(10, `${key} template`),
    pods,
  }
  for (const node of homes) pods.push(podOf(workload, node, pods.length, place))
  if (isLacking && home) pods.push(podOf(workload, home, pods.length, place))
  return workload
}

const DAY = 86_400

const podOf = (workload: SampleWorkload, node: SampleNode, index: number, place: Place): SamplePod => {
  const key = `${workload.cluster}/${workload.namespace}/${workload.name}/${index}`
  const containers: SampleContainer[] = []
  const octets = [index + 1, 2 + Math.floor(hash(key) * 250)]
  const pod: SamplePod = {
    name: podName(workload, index, key),
    uid: uid(key),
    ip: workload.isOnHost ? node.address : `10.42.${octets.join('.')}`,
    node,
    workload,
    created: isDeployed(workload, place)
      ? deployedAt(place)
      : Math.floor(place.moment - DAY * between(0.4, 8, `${key} created`)),
    containers,
    ...(index >= workload.ready && { waiting: WAITING_FOR_IMAGE }),
  }
  for (const container of workload.containers) containers.push({ ...container, pod })
  return pod
}

const podName = ({ name, controller, templateHash }: SampleWorkload, place: number, key: string): string => {
  if (controller === 'StatefulSet') return `${name}-${place}`
  const suffix = letters(5, `${key} pod`)
  return controller === 'DaemonSet' ? `${name}-${suffix}` : `${name}-${templateHash}-${suffix}`
}

import { hash, hexDigits, uid } from '../world/hash.ts'
import type { SampleContainer, SampleNode, SamplePod, SampleWorkload } from '../world/workload.ts'
import type { SampleCluster } from '../world/world.ts'
import type { Subject } from './subject.ts'

/** The objects of a cluster that kube-state-metrics reports on. */
export const subjectsOfKube = (cluster: SampleCluster): readonly Subject[] => [
  ...namespacesOf(cluster).map((namespace) => ({ labels: { namespace } })),
  ...cluster.nodes.map((node) => ({ labels: { node: node.name }, more: nodeLabels(node), machine: node })),
  ...cluster.workloads.flatMap(ofWorkload),
  ...servicesOf(cluster),
]

const namespacesOf = ({ workloads }: SampleCluster): readonly string[] => [
  ...new Set([
    'default',
    'kube-node-lease',
    'kube-public',
    ...workloads.map(({ namespace }) => namespace).toSorted(),
  ]),
]

const nodeLabels = ({ address, name }: SampleNode): Subject['labels'] => ({
  internal_ip: address,
  address,
  role: 'control-plane',
  kubelet_version: 'v1.36.2+k3s1',
  kubeproxy_version: 'v1.36.2+k3s1',
  container_runtime_version: 'containerd://2.2.3-k3s1',
  kernel_version: '6.18.12-generic',
  os_image: 'Ubuntu 26.04 LTS',
  pod_cidr: '10.42.0.0/24',
  provider_id: `k3s://${name}`,
  system_uuid: uid(name),
})

const ofWorkload = (workload: SampleWorkload): readonly Subject[] => {
  const { namespace, name, controller, templateHash, pods } = workload
  return [
    { labels: { namespace, [controller.toLowerCase()]: name }, workload },
    ...(controller === 'Deployment'
      ? [
          {
            labels: { namespace, replicaset: `${name}-${templateHash}` },
            more: ownedBy(controller, name),
            workload,
          },
        ]
      : []),
    ...pods.flatMap((pod) => [
      { labels: podLabels(pod), more: podDetails(pod), pod, workload },
      ...pod.containers.map((container) => ofContainer(container, pod)),
    ]),
    ...claimsOf(workload),
  ]
}

const podLabels = ({ name, workload, uid: id }: SamplePod): Subject['labels'] => ({
  namespace: workload.namespace,
  pod: name,
  uid: id,
})

const podDetails = (pod: SamplePod): Subject['labels'] => {
  const { controller, name, templateHash, isOnHost } = pod.workload
  const [kind, owner] =
    controller === 'Deployment' ? ['ReplicaSet', `${name}-${templateHash}`] : [controller, name]
  return {
    ...ownedBy(kind ?? controller, owner ?? name),
    created_by_kind: kind ?? controller,
    created_by_name: owner ?? name,
    host_ip: pod.node.address,
    pod_ip: pod.ip,
    ip: pod.ip,
    node: pod.node.name,
    host_network: String(isOnHost === true),
    service_account: 'default',
  }
}

const ownedBy = (kind: string, name: string): Subject['labels'] => ({
  owner_kind: kind,
  owner_name: name,
  owner_is_controller: 'true',
})

const ofContainer = (container: SampleContainer, pod: SamplePod): Subject => ({
  labels: { ...podLabels(pod), container: container.name },
  more: {
    image: container.image,
    image_spec: container.image,
    image_id: `sha256:${hexDigits(64, container.image)}`,
    container_id: `containerd://${hexDigits(64, `${pod.uid} ${container.name}`)}`,
    node: pod.node.name,
  },
  container,
  pod,
  workload: pod.workload,
})

/** The name of a claim as a StatefulSet gives it, or as the inventory does. */
export const claimName = ({ controller, name }: SampleWorkload, claim: string): string =>
  controller === 'StatefulSet' ? `${claim}-${name}-0` : `${name}-${claim}`

const claimsOf = (workload: SampleWorkload): Subject[] =>
  (workload.claims ?? []).flatMap((claim): readonly Subject[] => {
    const persistentvolumeclaim = claimName(workload, claim.name)
    const volume = `pvc-${uid(`${workload.cluster} ${persistentvolumeclaim}`)}`
    const about = { workload, share: claim.bytes }
    const more = { storageclass: 'local-path', volumename: volume, volumemode: 'Filesystem' }
    return [
      { labels: { namespace: workload.namespace, persistentvolumeclaim }, more, ...about },
      {
        labels: { persistentvolume: volume },
        more: { ...more, claim_namespace: workload.namespace, name: persistentvolumeclaim },
        ...about,
      },
    ]
  })

const servicesOf = ({ name, workloads }: SampleCluster): Subject[] =>
  workloads
    .filter(({ ports, isOwn }) => isOwn && ports)
    .map((workload) => ({
      labels: {
        namespace: workload.namespace,
        service: workload.name,
        uid: uid(`${name} Service ${workload.name}`),
      },
      more: {
        cluster_ip: `10.43.${1 + Math.floor(200 * hash(workload.name))}.${1 + Math.floor(200 * hash(name))}`,
      },
      workload,
    }))

import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import {
  storageNodesIn,
  type PodAddress,
  type StorageNode,
  type StorageNodes,
} from '../../tree/network/storage-nodes.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const noMissingStorageNode: Rule = {
  id: 'no-missing-storage-node',
  summary: 'What asks storage nodes of VictoriaLogs names each of them, and none that is not there.',
  rationale:
    'A query is answered with 502 while one of the named nodes is away. Lines on a node that is not named are found by no query, and nothing says so.',
  fix: 'Name each pod of the StatefulSet in -storageNode, as POD.SERVICE.NAMESPACE.svc:PORT, and raise the list with the replicas.',
  check: inEachCluster((cluster, report) => {
    for (const asking of storageNodesIn(cluster)) {
      checkNamed(cluster, asking, report)
      if (asking.answers) checkUnnamed(cluster, asking, report)
    }
  }),
}

/** Of an address of another form nobody knows here what it means. */
const checkNamed = (cluster: ClusterView, { nodes, location, pods }: StorageNodes, report: Report): void => {
  for (const { address, pod } of nodes) {
    if (!pod) continue
    const fault = faultOf(setOf(cluster, pod), pod)
    if (fault !== undefined)
      report({
        location,
        message: `${pods.owner} asks the storage node ${address}, and ${fault}`,
        impact: 'every query is answered with 502',
        fix: 'name pods that there are, or remove it from the list',
      })
  }
}

/** The StatefulSet whose pods a headless Service names. */
const setOf = (cluster: ClusterView, { name, namespace }: PodAddress): OwnPods | undefined =>
  ownPodsOf(cluster).find(
    (pods) => pods.namespace === namespace && serviceOf(pods) === name && pods.kind === 'StatefulSet',
  )

const serviceOf = ({ controller }: OwnPods): string | undefined =>
  (controller.object as { readonly spec?: { readonly serviceName?: string } }).spec?.serviceName

const faultOf = (
  set: OwnPods | undefined,
  { pod, name, namespace, port }: PodAddress,
): string | undefined => {
  if (!set) return `no StatefulSet of ${namespace} has the Service ${name}`
  if (!podsOfSet(set)?.includes(pod) && podsOfSet(set)) return `${set.owner} makes no pod ${pod}`
  return set.ports.some(({ number }) => number === port) ? undefined : `its pods do not listen on ${port}`
}

/** Nothing where the tree does not say how many there are. */
const podsOfSet = ({ controller, rollout: { replicas } }: OwnPods): readonly string[] | undefined =>
  replicas === undefined
    ? undefined
    : Array.from({ length: replicas }, (_, index) => `${controller.object.metadata.name}-${index}`)

const checkUnnamed = (
  cluster: ClusterView,
  { nodes, location, pods }: StorageNodes,
  report: Report,
): void => {
  const sets = new Set(nodes.flatMap(({ pod }) => (pod ? (setOf(cluster, pod) ?? []) : [])))
  for (const set of sets) {
    const unnamed = (podsOfSet(set) ?? []).filter((pod) => !isNamed(nodes, pod, set))
    if (unnamed.length > 0)
      report({
        location,
        related: [set.rollout.location('replicas')],
        message: `${pods.owner} does not ask ${unnamed.join(', ')} of ${nameOf(set.controller)}`,
        impact: 'no query finds the lines that are stored there, and no answer says so',
        fix: 'add each pod of it to -storageNode',
      })
  }
}

const isNamed = (nodes: readonly StorageNode[], pod: string, { controller }: OwnPods): boolean =>
  nodes.some((node) => node.pod?.pod === pod && node.pod.namespace === namespaceOf(controller))

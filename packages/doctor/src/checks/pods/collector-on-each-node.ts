import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { askFlux, kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { nodesOf, nodeSubject, type Node } from '../../live/nodes.ts'
import { subjectOf } from '../../live/objects.ts'
import { conditionOf, isReady, podsOf, workloadOf, type Pod } from '../../live/pods.ts'
import { inWords, secondsSince } from '../../live/time.ts'
import { workloadsOf } from '../../live/workloads.ts'
import { collectorOf, missedWithout } from './follows.ts'
import { SETTLED_IN_SECONDS } from './settled.ts'

export const collectorOnEachNode: Check = {
  id: 'collector-on-each-node',
  of: 'cluster',
  title: 'A collector runs, and is ready, on each node of the cluster.',
  rationale:
    'Each collector reads the logs of its own node and scrapes what is on it. Without one, the pods of the node are missing in Grafana.',
  byHand: [
    'kubectl --context CONTEXT --namespace NAMESPACE get daemonset',
    'kubectl --context CONTEXT --namespace NAMESPACE get pods --output wide',
  ],
  needs: ['nodes', 'pods', 'workloads'],
  check: async (cluster, fleet) => {
    const subject = `DaemonSet ${fleet.fleet.telemetry.namespace}/${collectorOf(cluster)}`
    const [nodes, pods, workloads] = await Promise.all([
      nodesOf(cluster),
      podsOf(cluster, fleet),
      workloadsOf(cluster, fleet),
    ])
    if (!workloads.some((workload) => subjectOf(workload) === subject)) return [absent(cluster, subject)]
    const collectors = pods.filter((pod) => workloadOf(pod) === subject)
    return nodes.flatMap((node) => lackOf(cluster, fleet, { node, subject, collectors }))
  },
}

const absent = (cluster: LiveCluster, subject: string): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject,
  message: `there is no ${subject}, whose pods collect on each node`,
  evidence: [{ asked: subject, seen: 'not found' }],
  cause: 'Flux has not applied it yet, or somebody deleted it.',
  fix: askFlux(cluster),
  explains: missedWithout(cluster, subject),
})

interface Place {
  readonly node: Node
  /** The DaemonSet. */
  readonly subject: string
  readonly collectors: readonly Pod[]
}

const lackOf = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { node, subject, collectors }: Place,
): readonly Found[] => {
  const pod = collectors.find(({ spec }) => spec.nodeName === node.metadata.name)
  if (pod && isReady(pod)) return []
  const begun = pod ? conditionOf(pod, 'Ready')?.lastTransitionTime : undefined
  const since = secondsSince(fleet, begun ?? (pod ?? node).metadata.creationTimestamp)
  if (since < SETTLED_IN_SECONDS) return []
  const place = {
    severity: 'error',
    cluster: cluster.name,
    subject: nodeSubject(node.metadata.name),
  } as const
  return [{ ...place, ...(pod ? unready(cluster, pod, since) : none(cluster, node, subject)) }]
}

type Lack = Pick<Found, 'message' | 'evidence' | 'cause' | 'fix'>

const unready = (cluster: LiveCluster, pod: Pod, since: number): Lack => ({
  message: `the collector on the node ${pod.spec.nodeName} has not been ready for ${inWords(since)}`,
  evidence: [
    { asked: `${subjectOf(pod)} condition Ready`, seen: conditionOf(pod, 'Ready')?.message ?? 'False' },
  ],
  cause: 'Its container does not run, or its node does not.',
  fix: kubectlOf(cluster, 'describe', subjectOf(pod)),
})

const none = (cluster: LiveCluster, { metadata }: Node, subject: string): Lack => ({
  message: `no collector runs on the node ${metadata.name}`,
  evidence: [{ asked: `the pods of ${subject}`, seen: `none on ${metadata.name}` }],
  cause:
    'The DaemonSet does not choose this node (nodeSelector, affinity, tolerations), or its pod is refused.',
  fix: `compare ${kubectlOf(cluster, 'describe', subject)} with ${kubectl(cluster, `describe node ${metadata.name}`)}`,
})

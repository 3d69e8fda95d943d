import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import { kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { conditionOf, isReady, podsOf, workloadOf, type Pod } from '../../live/pods.ts'
import { inWords, secondsSince } from '../../live/time.ts'
import { warningsIn } from '../../live/warnings.ts'
import { workloadsOf, type Workload } from '../../live/workloads.ts'
import { appliersOf, collectorOf, missedWithout, uncollected } from './follows.ts'
import { SETTLED_IN_SECONDS } from './settled.ts'

export const workloadReady: Check = {
  id: 'workload-ready',
  of: 'cluster',
  title: 'Every Deployment, DaemonSet and StatefulSet has all its pods, and they are ready.',
  rationale:
    'What a missing pod sends, stores or serves is missing: the series and lines of its cluster, or all of them where it is a store.',
  byHand: [
    'kubectl --context CONTEXT get deployments,daemonsets,statefulsets --all-namespaces',
    'kubectl --context CONTEXT get pods --all-namespaces --field-selector=status.phase!=Running,status.phase!=Succeeded',
  ],
  needs: ['workloads', 'pods', 'events'],
  check: async (cluster, fleet) => {
    const [workloads, pods] = await Promise.all([workloadsOf(cluster, fleet), podsOf(cluster, fleet)])
    const podsByWorkload = Map.groupBy(pods, workloadOf)
    const short = workloads
      .map((workload) => shortageOf(workload, podsByWorkload.get(subjectOf(workload)) ?? [], fleet))
      .filter((shortage) => shortage !== undefined)
    if (short.length === 0) return []
    const warningsOf = await warningsIn(cluster)
    return short.map((shortage) => notReady(cluster, shortage, warningsOf))
  },
}

/** A workload that has had too few ready pods for longer than a start takes. */
interface Shortage {
  readonly workload: Workload
  readonly wanted: number
  readonly ready: number
  /** For how long, in seconds. */
  readonly since: number
  /** The pod that waits longest; nothing where none was made. */
  readonly pod: Pod | undefined
  /** The nodes whose pods are not ready. */
  readonly nodes: readonly string[]
}

const shortageOf = (workload: Workload, pods: readonly Pod[], fleet: LiveFleet): Shortage | undefined => {
  const wanted = wantedBy(workload)
  const waiting = pods
    .filter((pod) => !isReady(pod))
    .map((pod) => ({ pod, since: unreadySince(pod, fleet) }))
    .toSorted((one, other) => other.since - one.since)
  const ready = Math.min(wanted, pods.length - waiting.length)
  const [longest] = waiting
  const since =
    longest?.since ?? (pods.length < wanted ? secondsSince(fleet, lastChangeOf(workload, pods)) : 0)
  if (since < SETTLED_IN_SECONDS) return undefined
  const nodes = waiting.map(({ pod }) => pod.spec.nodeName).filter((node) => node !== undefined)
  return { workload, wanted, ready, since, pod: longest?.pod, nodes }
}

const wantedBy = ({ kind, spec, status }: Workload): number =>
  kind === 'DaemonSet' ? (status?.desiredNumberScheduled ?? 0) : (spec.replicas ?? 1)

const unreadySince = (pod: Pod, fleet: LiveFleet): number =>
  secondsSince(fleet, conditionOf(pod, 'Ready')?.lastTransitionTime ?? pod.metadata.creationTimestamp)

/** When a pod of it was made, or what it says of itself changed. */
const lastChangeOf = ({ metadata, status }: Workload, pods: readonly Pod[]): string | undefined =>
  [
    metadata.creationTimestamp,
    ...pods.map((pod) => pod.metadata.creationTimestamp),
    ...(status?.conditions ?? []).map(({ lastTransitionTime }) => lastTransitionTime),
  ]
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1)

const notReady = (
  cluster: LiveCluster,
  { workload, wanted, ready, since, pod, nodes }: Shortage,
  warningsOf: (subject: string) => readonly string[],
): Found => {
  const subject = subjectOf(workload)
  const reason = pod === undefined ? reasonForNone(workload, warningsOf) : reasonOfPod(pod, warningsOf)
  return {
    severity: 'error',
    cluster: cluster.name,
    subject,
    message: `${subject} has had ${ready} of ${wanted} pods ready for ${inWords(since)}`,
    evidence: [
      { asked: `the pods of ${subject}`, seen: `${ready} of ${wanted} are ready` },
      ...reason.evidence,
    ],
    cause: reason.cause,
    fix: `see what stops it: ${kubectlOf(cluster, 'describe', pod === undefined ? subject : subjectOf(pod))}`,
    explains: [
      ...appliersOf(cluster, workload),
      ...(ready === 0 ? missedWithout(cluster, subject) : []),
      ...(workload.metadata.name === collectorOf(cluster)
        ? nodes.map((node) => uncollected(cluster, node))
        : []),
    ],
  }
}

interface Reason {
  readonly cause: string
  readonly evidence: readonly Evidence[]
}

const reasonForNone = (workload: Workload, warningsOf: (subject: string) => readonly string[]): Reason => {
  const failure = conditionOf(workload, 'ReplicaFailure')?.message
  const refused = failure ?? warningsOf(subjectOf(workload))[0]
  if (refused === undefined)
    return { cause: 'Its controller has not made the pods, and does not say why.', evidence: [] }
  return {
    cause: 'The API server refuses its pods: by a quota, by Pod Security, or by a webhook.',
    evidence: [{ asked: `the last warning about ${subjectOf(workload)}`, seen: refused }],
  }
}

const reasonOfPod = (pod: Pod, warningsOf: (subject: string) => readonly string[]): Reason => {
  const subject = subjectOf(pod)
  const scheduled = conditionOf(pod, 'PodScheduled')
  if (scheduled?.status === 'False')
    return {
      cause: 'No node takes the pod: they lack what it asks for, or have a taint that it does not tolerate.',
      evidence: [{ asked: `${subject} condition PodScheduled`, seen: scheduled.message ?? 'False' }],
    }
  const [warning] = warningsOf(subject)
  const { reason, message } = conditionOf(pod, 'Ready') ?? {}
  return {
    cause: 'Its containers do not become ready: they start slowly, or wait for something.',
    evidence: [
      { asked: `${subject} condition Ready`, seen: [reason, message].filter(Boolean).join(': ') || 'False' },
      ...(warning === undefined ? [] : [{ asked: `the last warning about ${subject}`, seen: warning }]),
    ],
  }
}

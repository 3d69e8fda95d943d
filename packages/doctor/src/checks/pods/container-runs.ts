import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { podsOf, statusesOf, workloadOf, type Pod } from '../../live/pods.ts'
import { secondsSince } from '../../live/time.ts'
import { warningsIn } from '../../live/warnings.ts'
import { workloadsOf, type Workload } from '../../live/workloads.ts'
import { causeOf, fixOf, type FaultyContainer } from './container-causes.ts'
import { containerFault } from './container-fault.ts'
import { appliersOf, missedWithout } from './follows.ts'
import { lastLine } from './last-line.ts'

export const containerRuns: Check = {
  id: 'container-runs',
  of: 'cluster',
  title: 'Every container runs, is ready, and was not restarted of late.',
  rationale:
    'A container that ends again and again does no work between its runs, and forgets what it had in memory: a collector its queues, Prometheus the time that it reads its log.',
  byHand: [
    'kubectl --context CONTEXT get pods --all-namespaces',
    'kubectl --context CONTEXT --namespace NAMESPACE describe pod POD',
    'kubectl --context CONTEXT --namespace NAMESPACE logs POD --previous',
  ],
  needs: ['pods', 'workloads', 'events', 'logs'],
  check: async (cluster, fleet) => {
    const pods = await podsOf(cluster, fleet)
    if (!pods.some((pod) => isSuspect(pod, fleet))) return []
    const [warningsOf, workloads] = await Promise.all([warningsIn(cluster), workloadsOf(cluster, fleet)])
    const faulty = pods.flatMap((pod) => faultsIn(pod, fleet, warningsOf(subjectOf(pod))))
    const alike = Map.groupBy(faulty, ({ pod, container, fault }) =>
      [workloadOf(pod), container, fault.kind].join(' '),
    )
    return Promise.all(
      [...alike.values()].flatMap(([one, ...others]) =>
        one === undefined ? [] : [faultOf(cluster, one, { pods: 1 + others.length, workloads })],
      ),
    )
  },
}

/** Whether anything more is to be asked about a pod. */
const isSuspect = (pod: Pod, fleet: LiveFleet): boolean =>
  waitsForVolume(pod, fleet) || statusesOf(pod).some((status) => containerFault(pod, status, fleet))

const VOLUME_IN_SECONDS = 120
const VOLUME_WARNING = /^(FailedMount|FailedAttachVolume|FailedMapVolume|FailedCreatePodSandBox): /

/** Images are pulled in this state, too: only a warning tells. */
const waitsForVolume = (pod: Pod, fleet: LiveFleet): boolean =>
  pod.spec.nodeName !== undefined &&
  secondsSince(fleet, pod.metadata.creationTimestamp) > VOLUME_IN_SECONDS &&
  statusesOf(pod).some(({ state }) =>
    ['ContainerCreating', 'PodInitializing'].includes(state?.waiting?.reason ?? ''),
  )

const faultsIn = (pod: Pod, fleet: LiveFleet, warnings: readonly string[]): readonly FaultyContainer[] => {
  const faults = statusesOf(pod).flatMap((status) => {
    const fault = containerFault(pod, status, fleet)
    return fault === undefined ? [] : [{ pod, container: status.name, fault, warnings }]
  })
  const warning = waitsForVolume(pod, fleet) ? warnings.find((one) => VOLUME_WARNING.test(one)) : undefined
  const [first] = statusesOf(pod)
  if (warning === undefined || first === undefined) return faults
  const fault = {
    kind: 'refused',
    severity: 'error',
    what: 'cannot be started, for its pod is not set up',
    field: 'state.waiting',
    seen: warning,
  } as const
  return [...faults, { pod, container: first.name, fault, warnings: [] }]
}

const faultOf = async (
  cluster: LiveCluster,
  one: FaultyContainer,
  { pods, workloads }: { readonly pods: number; readonly workloads: readonly Workload[] },
): Promise<Found> => {
  const { pod, container, fault, warnings } = one
  const subject = workloadOf(pod)
  const workload = workloads.find((each) => subjectOf(each) === subject)
  const where = pods === 1 ? '' : ` in ${pods} pods`
  const isDown = fault.severity === 'error'
  return {
    severity: fault.severity,
    cluster: cluster.name,
    subject,
    message: `the container ${container} of ${subject} ${fault.what}${where}`,
    evidence: [
      { asked: `${subjectOf(pod)} container ${container} .${fault.field}`, seen: fault.seen },
      ...warnings.slice(0, 1).map((seen) => ({ asked: `the last warning about ${subjectOf(pod)}`, seen })),
      ...(await lastLineOf(cluster, one)),
    ],
    cause: causeOf(one),
    fix: fixOf(cluster, one),
    explains: isDown
      ? [
          { check: 'workload-ready', cluster: cluster.name, subject },
          ...appliersOf(cluster, workload),
          ...missedWithout(cluster, subject),
        ]
      : [],
  }
}

/** What a container that ended wrote last. */
const lastLineOf = async (
  { api }: LiveCluster,
  { pod, container, fault }: FaultyContainer,
): Promise<readonly Evidence[]> => {
  if (fault.last === undefined) return []
  const { name, namespace } = pod.metadata
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/log?container=${container}&previous=true&tailLines=5`
  const line = lastLine((await ifAsked(api.text(path), undefined)) ?? '')
  return line === undefined
    ? []
    : [{ asked: `the last line of the log of ${container} in ${subjectOf(pod)}`, seen: line }]
}

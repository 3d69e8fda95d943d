import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { podsOf, statusesOf, workloadOf, type ContainerStatus, type Pod } from '../../live/pods.ts'
import { secondsSince } from '../../live/time.ts'
import { warningsIn } from '../../live/warnings.ts'
import { workloadsOf, type Workload } from '../../live/workloads.ts'
import { appliersOf, missedWithout } from './follows.ts'
import { pullFailure } from './pull-failure.ts'

export const imagePulled: Check = {
  id: 'image-pulled',
  of: 'cluster',
  title: 'Every node has the images of its pods, or can pull them.',
  rationale:
    'A container without its image never starts. What runs of an older image goes on, so the fault is only seen when a node starts anew.',
  byHand: [
    'kubectl --context CONTEXT get pods --all-namespaces',
    'kubectl --context CONTEXT get events --all-namespaces --field-selector=reason=Failed',
  ],
  needs: ['pods', 'workloads', 'events'],
  check: async (cluster, fleet) => {
    const unpulled = (await podsOf(cluster, fleet)).flatMap(unpulledOf)
    if (unpulled.length === 0) return []
    const [warningsOf, workloads] = await Promise.all([warningsIn(cluster), workloadsOf(cluster, fleet)])
    const alike = Map.groupBy(unpulled, ({ pod, status }) => `${workloadOf(pod)} ${status.image}`)
    return [...alike.values()].flatMap(([one, ...others]) =>
      one === undefined
        ? []
        : notPulled(cluster, fleet, { ...one, pods: 1 + others.length, warningsOf, workloads }),
    )
  },
}

/** What the kubelet says of a container whose image is not there. */
const REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
])

interface Unpulled {
  readonly pod: Pod
  readonly status: ContainerStatus
  readonly reason: string
  readonly message: string
}

const unpulledOf = (pod: Pod): readonly Unpulled[] =>
  statusesOf(pod).flatMap((status) => {
    const { reason = '', message = '' } = status.state?.waiting ?? {}
    return REASONS.has(reason) ? [{ pod, status, reason, message }] : []
  })

/** Beside the first of some that are alike, how many there are. */
interface AllUnpulled extends Unpulled {
  readonly pods: number
  readonly warningsOf: (subject: string) => readonly string[]
  readonly workloads: readonly Workload[]
}

/** A registry that is out of reach may be there again in a moment. */
const OUTAGE_IN_SECONDS = 120

const notPulled = (cluster: LiveCluster, fleet: LiveFleet, unpulled: AllUnpulled): readonly Found[] => {
  const { pod, status, reason, message, pods, warningsOf, workloads } = unpulled
  const subject = workloadOf(pod)
  const workload = workloads.find((each) => subjectOf(each) === subject)
  // The kubelet says only in the first moments why it cannot: after that it waits.
  const pulling = warningsOf(subjectOf(pod)).find((text) => text.includes('pull image')) ?? ''
  const { cause, fix, mayPass } = pullFailure(status.image, `${reason} ${message} ${pulling}`)
  if (mayPass && secondsSince(fleet, pod.metadata.creationTimestamp) < OUTAGE_IN_SECONDS) return []
  return [
    {
      severity: 'error',
      cluster: cluster.name,
      subject,
      message: `the image ${status.image} of ${subject} cannot be pulled${pods === 1 ? '' : ` for ${pods} pods`}`,
      evidence: [
        {
          asked: `${subjectOf(pod)} container ${status.name} .state.waiting`,
          seen: [reason, message].filter(Boolean).join(': '),
        },
        ...(pulling === '' ? [] : [{ asked: `the last warning about ${subjectOf(pod)}`, seen: pulling }]),
      ],
      cause,
      fix: `${fix}; see ${kubectlOf(cluster, 'describe', subjectOf(pod))}`,
      explains: [
        ...['workload-ready', 'container-runs', 'image-as-stated'].map((check) => ({
          check,
          cluster: cluster.name,
          subject,
        })),
        ...appliersOf(cluster, workload),
        ...missedWithout(cluster, subject),
      ],
    },
  ]
}

import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { askFlux, kubectl, kubectlOf } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { nodesOf, type Node } from '../../live/nodes.ts'
import { subjectOf } from '../../live/objects.ts'
import { podsOf, type Pod } from '../../live/pods.ts'
import { inWords, secondsSince } from '../../live/time.ts'
import { warningsIn } from '../../live/warnings.ts'
import { claimsMountedBy, claimsOf, stoppedBy, type Claim } from './claims.ts'

export const volumeBound: Check = {
  id: 'volume-bound',
  of: 'cluster',
  title: 'Every claim has its volume, on a node that is there.',
  rationale:
    'A pod waits for the volume of its claim: Prometheus, Loki and Grafana do not start without theirs.',
  byHand: [
    'kubectl --context CONTEXT get persistentvolumeclaims --all-namespaces',
    'kubectl --context CONTEXT get persistentvolumes',
  ],
  needs: ['volumes', 'pods', 'nodes', 'events'],
  check: async (cluster, fleet) => {
    const [claims, volumes, pods, nodes] = await Promise.all([
      claimsOf(cluster, fleet),
      cluster.api.list('/api/v1/persistentvolumes'),
      podsOf(cluster, fleet),
      nodesOf(cluster),
    ])
    const warningsOf = claims.some(isPending) ? await warningsIn(cluster) : () => []
    return [
      ...absentClaims(cluster, fleet, { claims, pods }),
      ...claims.flatMap((claim) =>
        unbound(cluster, fleet, { claim, pods, warnings: warningsOf(subjectOf(claim)) }),
      ),
      ...claims.flatMap((claim) => stranded(cluster, claim, { volumes, pods, nodes })),
    ]
  },
}

/** A volume is made in this time. */
const MADE_IN_SECONDS = 120

const isPending = ({ status }: Claim): boolean => status?.phase === 'Pending'

const absentClaims = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { claims, pods }: { readonly claims: readonly Claim[]; readonly pods: readonly Pod[] },
): readonly Found[] => {
  const there = new Set(claims.map(subjectOf))
  const settled = pods.filter(
    ({ metadata }) => secondsSince(fleet, metadata.creationTimestamp) > MADE_IN_SECONDS,
  )
  const absent = new Set(settled.flatMap(claimsMountedBy).filter((claim) => !there.has(claim)))
  return [...absent].map((subject) => ({
    severity: 'error',
    cluster: cluster.name,
    subject,
    message: `there is no ${subject}, which a pod mounts`,
    evidence: [{ asked: subject, seen: 'not found' }],
    cause: 'It was deleted, or Flux does not apply it.',
    fix: askFlux(cluster),
    explains: stoppedBy(cluster, subject, pods),
  }))
}

interface Pending {
  readonly claim: Claim
  readonly pods: readonly Pod[]
  /** The warnings about it, the newest first. */
  readonly warnings: readonly string[]
}

/** Who is to make its volume, once that is decided: a claim that waits for its first pod has none. */
const PROVISIONER = 'volume.kubernetes.io/storage-provisioner'

const unbound = (
  cluster: LiveCluster,
  fleet: LiveFleet,
  { claim, pods, warnings }: Pending,
): readonly Found[] => {
  const since = secondsSince(fleet, claim.metadata.creationTimestamp)
  const provisioner = claim.metadata.annotations?.[PROVISIONER]
  const [warning] = warnings
  const isLost = claim.status?.phase === 'Lost'
  const waits = isPending(claim) && since > MADE_IN_SECONDS && (warning ?? provisioner) !== undefined
  if (!isLost && !waits) return []
  const subject = subjectOf(claim)
  return [
    {
      severity: 'error',
      cluster: cluster.name,
      subject,
      message: isLost
        ? `${subject} has lost its volume`
        : `${subject} has had no volume for ${inWords(since)}`,
      evidence: [
        { asked: `${subject} .status.phase`, seen: claim.status?.phase ?? 'nothing' },
        ...(warning === undefined ? [] : [{ asked: `the last warning about ${subject}`, seen: warning }]),
      ],
      cause: isLost
        ? `Its volume ${claim.spec.volumeName} was deleted, and its data with it.`
        : causeOf(claim, warning, provisioner),
      fix: kubectlOf(cluster, 'describe', subject),
      explains: stoppedBy(cluster, subject, pods),
    },
  ]
}

const causeOf = ({ spec }: Claim, warning = '', provisioner = ''): string => {
  if (/storageclass\S* \S+ not found/i.test(warning))
    return `The cluster has no storage class ${spec.storageClassName}: correct storageClass in the inventory.`
  if (warning === '') return `${provisioner} does not make it: it may not run.`
  return `${provisioner || 'The provisioner'} cannot make it, and says why.`
}

interface Volume extends KubernetesObject {
  readonly spec?: {
    readonly nodeAffinity?: {
      readonly required?: {
        readonly nodeSelectorTerms?: readonly {
          readonly matchExpressions?: readonly {
            readonly key: string
            readonly operator: string
            readonly values?: readonly string[]
          }[]
        }[]
      }
    }
  }
}

/** The nodes that a volume is bound to by their names; none where it is not. */
const homesOf = ({ spec }: Volume): readonly string[] =>
  (spec?.nodeAffinity?.required?.nodeSelectorTerms ?? [])
    .flatMap(({ matchExpressions = [] }) => matchExpressions)
    .filter(({ key, operator }) => key === 'kubernetes.io/hostname' && operator === 'In')
    .flatMap(({ values = [] }) => values)

interface Places {
  readonly volumes: readonly KubernetesObject[]
  readonly pods: readonly Pod[]
  readonly nodes: readonly Node[]
}

/** A bound claim whose volume lies on a node that has left. */
const stranded = (cluster: LiveCluster, claim: Claim, { volumes, pods, nodes }: Places): readonly Found[] => {
  const subject = subjectOf(claim)
  const volume = volumes.find(({ metadata }) => metadata.name === claim.spec.volumeName)
  const homes = volume === undefined ? [] : homesOf(volume)
  const names = nodes.map(({ metadata }) => metadata.labels?.['kubernetes.io/hostname'] ?? metadata.name)
  const isMounted = pods.some((pod) => claimsMountedBy(pod).includes(subject))
  if (!isMounted || homes.length === 0 || homes.some((home) => names.includes(home))) return []
  const home = homes.join(' or ')
  return [
    {
      severity: 'error',
      cluster: cluster.name,
      subject,
      message: `the volume of ${subject} lies on ${home}, which is no node of the cluster`,
      evidence: [
        { asked: `PersistentVolume ${claim.spec.volumeName} .spec.nodeAffinity`, seen: home },
        { asked: 'the nodes', seen: names.join(', ') },
      ],
      cause: 'The node was removed or renamed, and its data with it.',
      fix: `let ${home} join again; or, without its data: ${kubectl(cluster, `--namespace ${claim.metadata.namespace} delete persistentvolumeclaim ${claim.metadata.name}`)}`,
      explains: stoppedBy(cluster, subject, pods),
    },
  ]
}

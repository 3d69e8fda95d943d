import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { nodesOf, nodeSubject } from '../../live/nodes.ts'
import { conditionOf } from '../../live/pods.ts'
import { inWords } from '../../live/time.ts'

export const clockTrue: Check = {
  id: 'clock-true',
  of: 'cluster',
  title: 'The clock of every node is right, to within a minute or so.',
  rationale:
    'Samples and lines have the time of the node that they come from. Those of a wrong clock are at the wrong place in Grafana, newest values are missing, and the stores refuse what is too old or not yet.',
  byHand: [
    'kubectl --context CONTEXT --namespace kube-node-lease get leases --output custom-columns=NODE:.metadata.name,RENEWED:.spec.renewTime',
    'date --utc',
  ],
  needs: ['nodes', 'leases'],
  check: async (cluster, fleet) => {
    const [own, renewals, offsets] = await Promise.all([
      cluster.api.clockOffset(),
      renewalsOf(cluster, fleet),
      Promise.all(fleet.clusters.map(({ api }) => ifAsked(api.clockOffset(), undefined))),
    ])
    const right = middleOf(offsets.filter((offset) => offset !== undefined))
    const wrong = renewals.filter(({ offset }) => isWrong(offset - right))
    if (wrong.length > 0) return wrong.map((renewal) => offNode(cluster, renewal, renewal.offset - right))
    return Math.abs(own - right) < MOST_AHEAD ? [] : [offServer(cluster, own - right)]
  },
}

/** A run takes seconds, so that a lease may be renewed after its beginning. */
const MOST_AHEAD = 60

/** A kubelet renews its lease each ten seconds, and its node is lost after forty without. */
const MOST_BEHIND = 90

const isWrong = (offset: number): boolean => offset > MOST_AHEAD || offset < -MOST_BEHIND

/** How far the clock of a node is ahead of the one here, in seconds, as its last renewal of its lease says. */
interface Renewal {
  readonly node: string
  readonly renewTime: string
  readonly offset: number
}

interface Lease extends KubernetesObject {
  readonly spec?: { readonly renewTime?: string }
}

/** Those of nodes that are ready: the others renew nothing. */
const renewalsOf = async (cluster: LiveCluster, { now }: LiveFleet): Promise<readonly Renewal[]> => {
  const [nodes, leases] = await Promise.all([
    nodesOf(cluster),
    cluster.api.list('/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases'),
  ])
  const ready = nodes.filter((node) => conditionOf(node, 'Ready')?.status === 'True')
  return (leases as readonly Lease[]).flatMap(({ metadata, spec: { renewTime } = {} }) =>
    renewTime === undefined || !ready.some((node) => node.metadata.name === metadata.name)
      ? []
      : [{ node: metadata.name, renewTime, offset: (Date.parse(renewTime) - now) / 1000 }],
  )
}

/** The middle one of all clocks, which most agree with: those of the API servers, and the one here, which counts between two. */
const middleOf = (offsets: readonly number[]): number => {
  const all = [0, ...offsets].toSorted((one, other) => one - other)
  const middle = all.slice(Math.floor((all.length - 1) / 2), Math.floor(all.length / 2) + 1)
  return middle.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0] ?? 0
}

const offNode = (cluster: LiveCluster, { node, renewTime }: Renewal, offset: number): Found =>
  off(cluster, offset, {
    subject: nodeSubject(node),
    whose: `the clock of the node ${node}`,
    evidence: { asked: `Lease kube-node-lease/${node} .spec.renewTime`, seen: renewTime },
  })

const offServer = (cluster: LiveCluster, offset: number): Found =>
  off(cluster, offset, {
    subject: 'API server',
    whose: 'the clock of the API server',
    evidence: { asked: 'the date of its answer to /version', seen: inWordsOf(offset) },
  })

const inWordsOf = (offset: number): string =>
  `${inWords(Math.abs(offset))} ${offset > 0 ? 'ahead' : 'behind'}`

interface Clock {
  readonly subject: string
  readonly whose: string
  readonly evidence: Evidence
}

const off = (cluster: LiveCluster, offset: number, { subject, whose, evidence }: Clock): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject,
  message: `${whose} is ${inWordsOf(offset)} of those of the fleet`,
  evidence: [evidence],
  cause: 'Nothing sets it: the machine runs no NTP client, or reaches no time server.',
  fix: 'on the machine: timedatectl set-ntp true; then see timedatectl timesync-status',
  // What Prometheus refuses is found of the hub, whose ever it is.
  explains: [{ check: 'sample-accepted' }, { check: 'line-accepted', cluster: cluster.name }],
})

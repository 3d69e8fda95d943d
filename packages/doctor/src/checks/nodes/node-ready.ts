import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { nodesOf, nodeSubject, type Node } from '../../live/nodes.ts'
import { allPodsOf, conditionOf, workloadOf, type Condition, type Pod } from '../../live/pods.ts'
import { inWords, secondsSince } from '../../live/time.ts'

export const nodeReady: Check = {
  id: 'node-ready',
  of: 'cluster',
  title: 'Every node is ready, and short of neither memory, disk, processes nor network.',
  rationale:
    'The pods of a node that is not ready send nothing. A node short of memory or disk ends pods: those of stores and collectors, too.',
  byHand: ['kubectl --context CONTEXT get nodes', 'kubectl --context CONTEXT describe node NODE'],
  needs: ['nodes', 'pods'],
  check: async (cluster, fleet) => {
    const [nodes, pods] = await Promise.all([nodesOf(cluster), allPodsOf(cluster, fleet)])
    const down = nodes.filter((node) => isDown(node, fleet))
    return [
      ...down.map((node) => notReady(cluster, fleet, { node, pods, isLast: down.length === nodes.length })),
      ...nodes.filter((node) => !down.includes(node)).flatMap((node) => shortages(cluster, fleet, node)),
    ]
  },
}

/** A node whose kubelet starts anew is not ready for a moment. */
const RESTART_IN_SECONDS = 60

const isDown = (node: Node, fleet: LiveFleet): boolean => {
  const ready = conditionOf(node, 'Ready')
  return ready?.status !== 'True' && lasts(ready, node, fleet) > RESTART_IN_SECONDS
}

const lasts = (condition: Condition | undefined, { metadata }: Node, fleet: LiveFleet): number =>
  secondsSince(fleet, condition?.lastTransitionTime ?? metadata.creationTimestamp)

interface Down {
  readonly node: Node
  readonly pods: readonly Pod[]
  /** Whether no node of the cluster is ready. */
  readonly isLast: boolean
}

const notReady = (cluster: LiveCluster, fleet: LiveFleet, { node, pods, isLast }: Down): Found => {
  const { name } = node.metadata
  const ready = conditionOf(node, 'Ready')
  const { status = 'nothing', reason = '', message = '' } = ready ?? {}
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: nodeSubject(name),
    message: `the node ${name} has not been ready for ${inWords(lasts(ready, node, fleet))}`,
    evidence: [
      { asked: `node ${name} condition Ready`, seen: [status, reason, message].filter(Boolean).join(': ') },
    ],
    cause:
      status === 'Unknown'
        ? 'Its kubelet says nothing: the machine is off, k3s does not run on it, or the network to it is down.'
        : `Its kubelet runs, and says what it lacks: ${message || reason || 'nothing more'}.`,
    fix: `on the machine: systemctl status k3s k3s-agent; see ${kubectl(cluster, `describe node ${name}`)}`,
    explains: [...lostWith(cluster, name, pods), ...(isLast ? lostWithCluster(cluster) : [])],
  }
}

/** What is found of the pods of a node, and of its collector. */
const lostWith = ({ name: cluster }: LiveCluster, node: string, pods: readonly Pod[]): readonly Symptom[] => {
  const workloads = new Set(pods.filter(({ spec }) => spec.nodeName === node).map(workloadOf))
  const subjects = [...workloads].flatMap((subject) =>
    ['workload-ready', 'container-runs', 'image-pulled'].map((check) => ({ check, cluster, subject })),
  )
  return [...subjects, { check: 'collector-on-each-node', cluster, subject: nodeSubject(node) }]
}

/** Without the hub nothing of any cluster is stored. */
const lostWithCluster = ({ name: cluster, isHub }: LiveCluster): readonly Symptom[] => [
  { check: 'target-up', cluster },
  ...['job-arrives', 'line-arrives'].map((check) => (isHub ? { check } : { check, cluster })),
  ...(isHub ? ['push-port', 'push-taken', 'push-arrives', 'queue-has-room'].map((check) => ({ check })) : []),
]

/** The conditions that are false where all is well. */
const SHORTAGES = [
  { type: 'MemoryPressure', severity: 'warning', of: 'memory' },
  { type: 'DiskPressure', severity: 'warning', of: 'room on its disk' },
  { type: 'PIDPressure', severity: 'warning', of: 'processes' },
  { type: 'NetworkUnavailable', severity: 'error', of: 'a network for its pods' },
] as const

const shortages = (cluster: LiveCluster, fleet: LiveFleet, node: Node): readonly Found[] =>
  SHORTAGES.flatMap(({ type, severity, of }) => {
    const condition = conditionOf(node, type)
    const since = lasts(condition, node, fleet)
    if (condition?.status !== 'True' || since < RESTART_IN_SECONDS) return []
    const { name } = node.metadata
    const { reason = '', message = '' } = condition
    return [
      {
        severity,
        cluster: cluster.name,
        subject: nodeSubject(name),
        message: `the node ${name} has been short of ${of} for ${inWords(since)}`,
        evidence: [
          {
            asked: `node ${name} condition ${type}`,
            seen: ['True', reason, message].filter(Boolean).join(': '),
          },
        ],
        cause:
          severity === 'error'
            ? 'The network of the cluster is not set up on it.'
            : 'Its pods, or programs beside k3s, use more than it has: the kubelet ends pods.',
        fix: kubectl(cluster, `describe node ${name}`),
      },
    ]
  })

import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Path } from '../../values/location.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'
import type { StatedPods } from '../../tree/workloads/stated-pods.ts'

export const validScheduling: Rule = {
  id: 'valid-scheduling',
  ownSeverity: 'info',
  assumes: 'k3s',
  summary:
    'A pod asks only for nodes, schedulers and runtimes that k3s has, and leaves its node to the scheduler.',
  rationale:
    'The API server accepts any label, scheduler and runtime. A pod that asks for a missing one stays Pending.',
  fix: 'Correct the field, or remove it.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) {
      checkNodes(pods, report)
      checkScheduler(pods, report)
    }
  }),
}

const reporterOf =
  ({ location, owner }: StatedPods, report: Report) =>
  (field: Path, message: string, fix: string): void => {
    report({
      location: location(...field),
      message: `${owner} ${message}`,
      impact: 'its pods never start',
      fix,
    })
  }

const checkNodes = (pods: StatedPods, report: Report): void => {
  const reportField = reporterOf(pods, report)
  const { nodeName, nodeSelector = {} } = pods.spec
  if (nodeName !== undefined)
    reportField(
      ['nodeName'],
      `is bound to the node ${nodeName}, which may be missing or full`,
      'remove nodeName, and select nodes by an affinity',
    )
  for (const [label, value] of Object.entries(nodeSelector)) {
    if (isPossible(label, value)) continue
    reportField(
      ['nodeSelector', label],
      `selects nodes with ${label}: ${value}, and k3s has none`,
      'correct the label, or remove it',
    )
  }
}

const isPossible = (label: string, value: string): boolean => {
  if (label === 'kubernetes.io/os') return value === 'linux'
  return !KUBERNETES_DOMAIN.test(label) || NODE_LABELS.has(label)
}

/** The labels of Kubernetes' own domain that the kubelet and k3s set on each node. */
const NODE_LABELS: ReadonlySet<string> = new Set([
  'kubernetes.io/arch',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
  'node-role.kubernetes.io/etcd',
  'node-role.kubernetes.io/worker',
  'node.kubernetes.io/instance-type',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
])

const KUBERNETES_DOMAIN = /(?:^|\.)kubernetes\.io\//

const checkScheduler = (pods: StatedPods, report: Report): void => {
  const reportField = reporterOf(pods, report)
  const { schedulerName = 'default-scheduler', runtimeClassName } = pods.spec
  if (schedulerName !== 'default-scheduler')
    reportField(['schedulerName'], `waits for the scheduler ${schedulerName}`, 'remove schedulerName')
  if (runtimeClassName !== undefined && !K3S_RUNTIMES.has(runtimeClassName))
    reportField(
      ['runtimeClassName'],
      `asks for the runtime ${runtimeClassName}, which k3s does not have`,
      'remove runtimeClassName',
    )
}

/** The classes that k3s creates, beside those of WebAssembly. */
const K3S_RUNTIMES: ReadonlySet<string> = new Set(['crun', 'nvidia', 'nvidia-experimental'])

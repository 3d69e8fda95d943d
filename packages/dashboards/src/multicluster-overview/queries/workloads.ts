import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { IN_NAMESPACE, kubeState } from '../../queries/series.ts'

interface Kind {
  readonly name: string
  /** The label by which kube-state-metrics names a workload of this kind. */
  readonly label: string
  /** The metrics of the number of pods that there should be, and of those that serve. */
  readonly desired: string
  readonly ready: string
}

const KINDS: readonly Kind[] = [
  {
    name: 'Deployment',
    label: 'deployment',
    desired: 'kube_deployment_spec_replicas',
    ready: 'kube_deployment_status_replicas_available',
  },
  {
    name: 'StatefulSet',
    label: 'statefulset',
    desired: 'kube_statefulset_replicas',
    ready: 'kube_statefulset_status_replicas_ready',
  },
  {
    name: 'DaemonSet',
    label: 'daemonset',
    desired: 'kube_daemonset_status_desired_number_scheduled',
    ready: 'kube_daemonset_status_number_ready',
  },
]

/** A number of each workload, whose labels say its kind and name whatever the kind is. */
const ofEveryKind = (numberOf: (kind: Kind) => string): string =>
  KINDS.map((kind) => named(kind, numberOf(kind))).join('\nor\n')

const named = ({ name, label }: Kind, expr: string): string => lines`
  sum by (cluster, namespace, kind, workload) (
  label_join(label_replace(
  ${expr},
  "kind", "${name}", "", ""), "workload", "", "${label}")
  )
`

const number = ({ label }: Kind, metric: string, ...matchers: readonly string[]): string =>
  `max by (cluster, namespace, ${label}) (${kubeState(metric, ...matchers)})`

/** How many pods a workload lacks. A workload that is being replaced can have more than it should. */
const lacking = (kind: Kind, ...matchers: readonly string[]): string =>
  `clamp_min(${number(kind, kind.desired, ...matchers)} - ${number(kind, kind.ready, ...matchers)}, 0)`

export const desired = prometheus(ofEveryKind((kind) => number(kind, kind.desired, IN_NAMESPACE)))

export const ready = prometheus(ofEveryKind((kind) => number(kind, kind.ready, IN_NAMESPACE)))

export const missing = prometheus(ofEveryKind((kind) => lacking(kind, IN_NAMESPACE)))

/** The same of all workloads of a cluster. */
export const missingInAll = prometheus(`sum by (cluster) (\n${ofEveryKind((kind) => lacking(kind))}\n)`)

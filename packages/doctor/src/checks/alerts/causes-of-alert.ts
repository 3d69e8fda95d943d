import type { Symptom } from '../../diagnosis.ts'
import { nodeSubject } from '../../live/nodes.ts'
import type { FiringAlert } from './firing-alerts.ts'

const WORKLOADS = ['workload-ready', 'container-runs', 'image-pulled']
const LOSSES = ['line-accepted', 'sample-accepted', 'span-accepted', 'queue-has-room', 'push-arrives']

/** The checks that find what an alert is about, by its name: those of the fleet's own alerts and of the chart's. */
const CHECKS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^ClusterMetricsAbsent$/, ['job-arrives', 'push-arrives']],
  [/^ClusterLogsAbsent$/, ['line-arrives', 'job-arrives', 'push-arrives']],
  [/^ScrapeJobAbsent$/, ['job-arrives']],
  [/^TargetDown$/, ['target-up']],
  [/^Collector(Refuses|Loses)/, LOSSES],
  [/^CollectorQueue/, ['queue-has-room', 'push-arrives']],
  [/^ClusterSeries/, ['series-in-budget']],
  [/^(HostDown|CertificateExpires)$/, ['object-exists', ...WORKLOADS]],
  [/^MetricsNotUploaded$/, ['block-uploaded', ...WORKLOADS]],
  [/^MetricsCompactionHalted$/, ['block-compacted', ...WORKLOADS]],
  [/^MetricsNotReplicated$/, WORKLOADS],
  [/^Logs(Dropped|TooLong)$/, ['line-accepted', 'clock-true']],
  [/^Logs(StoreReadOnly|VolumeFilling)$/, ['volume-has-room', 'push-arrives']],
  [/^LogsStoreAway$/, WORKLOADS],
  [/^BackupMissing$/, ['object-exists', 'object-unchanged', 'volume-bound', 'volume-has-room']],
  [/^Postgres(Down|ConnectionsRunOut)$/, ['object-exists', ...WORKLOADS]],
  [/^(HostsNotAsked|PostgresNotWatched)$/, ['job-arrives', ...WORKLOADS]],
  [/^ClusterNodeNotListed$/, ['node-known']],
  [/^FluxResourceNotReady$/, ['flux-applied', 'release-installed', 'flux-follows-branch']],
  [/^FluxSourceNotFetched$/, ['flux-source-fetched']],
  [/^FluxNotReconciling$/, ['flux-runs', 'flux-applied', 'flux-not-suspended', 'flux-source-fetched']],
  [/^Kube(Pod|Container|Deployment|StatefulSet|DaemonSet)/, WORKLOADS],
  [/^(KubeNode(NotReady|Unreachable)|KubeletDown)$/, ['node-ready']],
  [/^KubePersistentVolume.*FillingUp$/, ['volume-has-room']],
  [/^KubePersistentVolumeErrors$/, ['volume-bound']],
  [/^NodeFilesystem/, ['volume-has-room', 'node-ready']],
  [/^NodeClock/, ['clock-true']],
  [/^KubeVersionMismatch$/, ['version-supported']],
  [/^Alertmanager.*FailedToSendAlerts$/, ['alert-notified']],
  [/^Prometheus(RuleFailures|MissingRuleEvaluations|BadConfig)$/, ['rule-evaluates']],
  [/^Prometheus(DuplicateTimestamps|OutOfOrderTimestamps|.*LimitHit)$/, ['sample-accepted']],
]

/** The checks that find what an alert of this name is about. */
export const checksOfAlert = (alert: string): readonly string[] =>
  CHECKS.find(([name]) => name.test(alert))?.[1] ?? []

/** What an alert follows from, where that is found in its cluster. */
export const causesOf = (alert: FiringAlert, cluster: string): readonly Symptom[] => {
  const subjects = subjectsOf(alert)
  return checksOfAlert(alert.name).flatMap((check) =>
    subjects.length === 0 ? [{ check, cluster }] : subjects.map((subject) => ({ check, cluster, subject })),
  )
}

const LABELS_OF_KINDS = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
  persistentvolumeclaim: 'PersistentVolumeClaim',
} as const

/** What the labels of an alert name, as findings name their subjects; none where it is about a whole cluster. */
export const subjectsOf = ({ name, labels }: FiringAlert): readonly string[] => {
  const { namespace = '', pod, node, job, instance = '', customresource_kind: kind } = labels
  if (kind !== undefined) return [`${kind} ${namespace}/${labels['name'] ?? ''}`]
  const workload = Object.entries(LABELS_OF_KINDS).find(([label]) => labels[label] !== undefined)
  if (workload) return [`${workload[1]} ${namespace}/${labels[workload[0]] ?? ''}`]
  if (/^Kube(Pod|Container)/.test(name) && pod !== undefined) return ownersOf(namespace, pod)
  if (name.startsWith('KubeNode') && node !== undefined) return [nodeSubject(node)]
  if (/^Postgres(Down|Connections)/.test(name)) return databasesAt(instance)
  // All other series that an alert is made of have the job of their exporter, which is not at fault.
  return /^(TargetDown|ScrapeJobAbsent)$/.test(name) && job !== undefined ? [`job ${job}`] : []
}

/** What may have made a pod, by its name: `app-5d4f7c-x2x9z` of a Deployment, `app-x2x9z` of a DaemonSet, `app-0` of a StatefulSet. */
const ownersOf = (namespace: string, pod: string): readonly string[] => [
  `Deployment ${namespace}/${pod.replace(/-[^-]+-[^-]+$/, '')}`,
  `DaemonSet ${namespace}/${pod.replace(/-[^-]+$/, '')}`,
  `StatefulSet ${namespace}/${pod.replace(/-\d+$/, '')}`,
  `Pod ${namespace}/${pod}`,
]

/** What may run the database at an address: `books.library.svc:5432`. */
const databasesAt = (address: string): readonly string[] => {
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc:/.exec(address) ?? []
  return name === undefined ? [] : [`StatefulSet ${namespace}/${name}`, `Deployment ${namespace}/${name}`]
}

import { NAMES } from '@fleet/kubernetes'
import {
  entriesOf,
  INGEST_SERVICES,
  JAEGER,
  JOB,
  LOKI_RELEASE,
  OWN_GATEWAY,
  PROMETHEUS_JOB,
  scrapeTargets,
  VICTORIA_LOGS,
} from '@fleet/model'
import type { Symptom } from '../../diagnosis.ts'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { silenceOf, type Signal } from '../way/push.ts'
import { nodeSubject } from '../../live/nodes.ts'

/** The checks of Flux that report a workload which is not ready, with the labels by which Flux marks what it applies. */
const APPLIERS = [
  { check: 'flux-applied', kind: 'Kustomization', label: 'kustomize.toolkit.fluxcd.io' },
  { check: 'release-installed', kind: 'HelmRelease', label: 'helm.toolkit.fluxcd.io' },
] as const

/** What is found of Flux because an object of its is not ready: its Kustomization or its HelmRelease waits for it. */
export const appliersOf = (cluster: LiveCluster, object: KubernetesObject | undefined): readonly Symptom[] =>
  APPLIERS.flatMap(({ check, kind, label }) => {
    const { [`${label}/name`]: name, [`${label}/namespace`]: namespace } = object?.metadata.labels ?? {}
    return name === undefined
      ? []
      : [{ check, cluster: cluster.name, subject: `${kind} ${namespace}/${name}` }]
  })

/** The DaemonSet whose pods collect on each node: of the chart on the hub, of the tree elsewhere. */
export const collectorOf = ({ isHub }: LiveCluster): string =>
  isHub ? `${NAMES.opentelemetryCollector}-agent` : NAMES.otelCollector

/** What is found because the collector of a node is not ready. */
export const uncollected = ({ name: cluster }: LiveCluster, node: string): Symptom => ({
  check: 'collector-on-each-node',
  cluster,
  subject: nodeSubject(node),
})

/** What is found because no pod of a workload does its work: what it sends, serves or exports is missing. */
export const missedWithout = (cluster: LiveCluster, subject: string): readonly Symptom[] => {
  const [, namespace = '', name = ''] = subject.split(/[ /]/)
  const here = { cluster: cluster.name }
  if (name === collectorOf(cluster)) return collected(cluster)
  const [signal] =
    entriesOf(STORES).find(([, stores]) =>
      stores.some((store) => name === store || name.endsWith(`-${store}`)),
    ) ?? []
  if (signal !== undefined) return notStored(namespace, signal)
  if (name.endsWith(NAMES.grafana)) return [{ check: 'dashboard-loaded', ...here }]
  const jobs = scrapeTargets
    .filter(({ job }) => name === job || name.endsWith(`-${job}`))
    .flatMap(({ job }) =>
      ['job-arrives', 'target-up'].map((check) => ({ check, ...here, subject: `job ${job}` })),
    )
  return CONTROLLERS.includes(name) ? [{ check: 'flux-runs', ...here, subject }, ...jobs] : jobs
}

/** Without one of these, Flux does not reconcile. */
const CONTROLLERS: readonly string[] = [JOB.sourceController, JOB.kustomizeController, JOB.helmController]

/** The workloads that store a signal. */
const STORES: Readonly<Record<Signal, readonly string[]>> = {
  logs: [
    LOKI_RELEASE,
    `${LOKI_RELEASE}-gateway`,
    OWN_GATEWAY,
    VICTORIA_LOGS,
    `${VICTORIA_LOGS}-storage`,
    `${VICTORIA_LOGS}-select`,
  ],
  metrics: [PROMETHEUS_JOB],
  traces: [JAEGER],
}

/** The Services whose pods `push-taken` asks for, whichever the fleet has. */
const TAKERS: Readonly<Record<Signal, readonly string[]>> = {
  logs: [LOKI_RELEASE, VICTORIA_LOGS, `${VICTORIA_LOGS}-insert`],
  metrics: [],
  traces: [JAEGER],
}

/** No cluster gets rid of what a store does not take. */
const notStored = (namespace: string, signal: Signal): readonly Symptom[] => [
  { check: 'push-port', subject: `Service ${namespace}/${INGEST_SERVICES[signal]}` },
  ...TAKERS[signal].map((name) => ({ check: 'push-taken', subject: `Service ${namespace}/${name}` })),
  ...silenceOf(signal),
]

/** The hub's Prometheus scrapes by itself, a spoke's collector for it. */
const collected = ({ name: cluster, isHub }: LiveCluster): readonly Symptom[] => [
  ...['collector-on-each-node', 'line-arrives', 'push-arrives', 'queue-has-room'].map((check) => ({
    check,
    cluster,
  })),
  ...['job-arrives', 'target-up'].map((check) => ({
    check,
    cluster,
    ...(isHub && { subject: `job ${NAMES.otelCollector}` }),
  })),
]

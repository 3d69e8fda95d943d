/** The keys that lead to a value in an object, as kube-state-metrics writes them: `[type=Ready]` finds an entry of a list. */
type FieldPath = readonly string[]

/** A kind of Flux that kube-state-metrics reports on. */
interface FluxResource {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** By which its rights are given. */
  readonly plural: string
  /** Labels of its own, beside those of every kind. */
  readonly labels: Readonly<Record<string, FieldPath>>
  /** The time of its last reconciliation that succeeded, where its status has it. */
  readonly lastSuccess?: FieldPath
}

/** What an object of any kind has. */
const LABELS = {
  name: ['metadata', 'name'],
  namespace: ['metadata', 'namespace'],
  ready: ['status', 'conditions', '[type=Ready]', 'status'],
  suspended: ['spec', 'suspend'],
} as const

const source = (kind: string, plural: string, labels: FluxResource['labels'] = {}): FluxResource => ({
  group: 'source.toolkit.fluxcd.io',
  version: 'v1',
  kind,
  plural,
  labels: { revision: ['status', 'artifact', 'revision'], ...labels },
})

/** Each kind with where its labels come from: the one home of what hub and spokes report, and of the rights for it. */
export const FLUX_RESOURCES: readonly FluxResource[] = [
  {
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'Kustomization',
    plural: 'kustomizations',
    labels: {
      revision: ['status', 'lastAppliedRevision'],
      attempted_revision: ['status', 'lastAttemptedRevision'],
      source_kind: ['spec', 'sourceRef', 'kind'],
      source_name: ['spec', 'sourceRef', 'name'],
    },
    // The newest is the first.
    lastSuccess: ['status', 'history', '[lastReconciledStatus=ReconciliationSucceeded]', 'lastReconciled'],
  },
  {
    group: 'helm.toolkit.fluxcd.io',
    version: 'v2',
    kind: 'HelmRelease',
    plural: 'helmreleases',
    labels: {
      revision: ['status', 'history', '0', 'chartVersion'],
      attempted_revision: ['status', 'lastAttemptedRevision'],
      chart_name: ['status', 'history', '0', 'chartName'],
      chart_version: ['status', 'history', '0', 'chartVersion'],
      source_kind: ['spec', 'chartRef', 'kind'],
      source_name: ['spec', 'chartRef', 'name'],
      // Of a chart by its name and version, from a repository of charts.
      chart_source_name: ['spec', 'chart', 'spec', 'sourceRef', 'name'],
    },
  },
  source('GitRepository', 'gitrepositories'),
  source('OCIRepository', 'ocirepositories'),
  source('HelmRepository', 'helmrepositories'),
  source('HelmChart', 'helmcharts', {
    chart_name: ['spec', 'chart'],
    source_kind: ['spec', 'sourceRef', 'kind'],
    source_name: ['spec', 'sourceRef', 'name'],
  }),
  source('Bucket', 'buckets'),
]

/** The kinds that fetch what others apply. */
export const FLUX_SOURCE_KINDS: readonly string[] = FLUX_RESOURCES.filter(
  ({ group }) => group === 'source.toolkit.fluxcd.io',
).map(({ kind }) => kind)

/** Metrics of Flux' objects, which kube-state-metrics makes. */
export const FLUX_METRICS = {
  /** 1 for each object, with its state as labels. `customresource_kind` has its kind. */
  info: 'gotk_resource_info',
  /**
   * When the condition Ready got the status that it has. Each reconciliation of a Kustomization sets it to Unknown for a while, so there
   * it is the end of the last one, whether or not that succeeded; of a HelmRelease, of the last install or upgrade.
   */
  readyTransition: 'gotk_resource_ready_transition_timestamp_seconds',
  /** When a reconciliation of a Kustomization succeeded last. */
  lastSuccess: 'gotk_resource_last_success_timestamp_seconds',
} as const

/** The labels that tell an object of Flux from all others, as a query groups by them. */
export const FLUX_OBJECT_LABELS = 'cluster, customresource_kind, namespace, name'

const PREFIX = 'gotk'
const suffixOf = (metric: string): string => metric.slice(PREFIX.length + 1)

/** An object that lacks the field has no such series; the program would log that for each object and scrape. */
const SILENT = 10

const gauge = (name: string, help: string, path: FieldPath) => ({
  name: suffixOf(name),
  help,
  errorLogV: SILENT,
  each: { type: 'Gauge', gauge: { path } },
  labelsFromPath: { name: LABELS.name, namespace: LABELS.namespace },
})

const resourceConfig = ({ group, version, kind, labels, lastSuccess }: FluxResource) => ({
  groupVersionKind: { group, version, kind },
  metricNamePrefix: PREFIX,
  metrics: [
    {
      name: suffixOf(FLUX_METRICS.info),
      help: 'The state of an object of Flux.',
      each: { type: 'Info', info: { labelsFromPath: { name: LABELS.name } } },
      labelsFromPath: { ...LABELS, ...labels },
    },
    gauge(FLUX_METRICS.readyTransition, 'When the condition Ready got its status.', [
      'status',
      'conditions',
      '[type=Ready]',
      'lastTransitionTime',
    ]),
    ...(lastSuccess
      ? [gauge(FLUX_METRICS.lastSuccess, 'When a reconciliation succeeded last.', lastSuccess)]
      : []),
  ],
})

/** What kube-state-metrics is to report of Flux' objects, the same in every cluster: its custom resource state. */
export const FLUX_RESOURCE_STATE = {
  kind: 'CustomResourceStateMetrics',
  spec: { resources: FLUX_RESOURCES.map(resourceConfig) },
} as const

/** The rights for that. */
export const FLUX_RESOURCE_RIGHTS: readonly {
  readonly apiGroups: string[]
  readonly resources: string[]
  readonly verbs: string[]
}[] = [...Map.groupBy(FLUX_RESOURCES, ({ group }) => group)].map(([group, resources]) => ({
  apiGroups: [group],
  resources: resources.map(({ plural }) => plural),
  verbs: ['list', 'watch'],
}))

/** It finds the kinds among the definitions of the cluster. */
export const DEFINITION_RIGHTS = {
  apiGroups: ['apiextensions.k8s.io'],
  resources: ['customresourcedefinitions'],
  verbs: ['list', 'watch'],
}

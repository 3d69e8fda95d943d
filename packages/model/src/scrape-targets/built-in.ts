/** Where a program is that is scraped on request, and that others install. */
export type BuiltInPlace =
  | { readonly kind: 'pods'; readonly namespace: string; readonly labels: Labels; readonly port: number }
  | { readonly kind: 'nodes'; readonly labels: Labels; readonly port: number }
  | { readonly kind: 'apiServer' }

type Labels = Readonly<Record<string, string>>

/** A program of a cluster that is scraped where the inventory names it. */
export interface BuiltIn {
  readonly place: BuiltInPlace
  /** What is stored of it, as regular expressions of whole names. `packages/validation/src/catalog/metrics` has each with its labels. */
  readonly keep: readonly string[]
  /** Each node may have one of its own. */
  readonly isOnEachNode?: true
  /** On the hub kube-prometheus-stack scrapes it without a word, under the same job. */
  readonly isScrapedOnHub?: true
}

const histogram = (name: string): string => `${name}_(bucket|count|sum)`

/**
 * The programs by the word that names each in `builtInScrapes`, which is also the label `job` of its series and the name of its
 * catalogue. Labels and ports are those of its own manifests or of its chart.
 */
export const BUILT_INS = {
  /** The cluster's DNS, which k3s installs. */
  coredns: {
    place: { kind: 'pods', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, port: 9153 },
    isScrapedOnHub: true,
    keep: [
      'coredns_(dns_requests|dns_responses|cache_hits|cache_misses|panics|forward_healthcheck_broken)_total',
      histogram('coredns_dns_request_duration_seconds'),
    ],
  },
  /** The API server. k3s runs the other parts of the control plane in the same process, which shows their metrics, too. */
  apiserver: {
    place: { kind: 'apiServer' },
    keep: [
      'apiserver_(request_total|request_terminations_total|current_inflight_requests|storage_size_bytes)',
    ],
  },
  /** The etcd of a k3s with several servers, which shows its metrics with `--etcd-expose-metrics`. */
  etcd: {
    place: { kind: 'nodes', labels: { 'node-role.kubernetes.io/etcd': 'true' }, port: 2381 },
    isOnEachNode: true,
    keep: [
      'etcd_server_(has_leader|leader_changes_seen_total|proposals_failed_total|proposals_pending|quota_backend_bytes)',
      'etcd_mvcc_db_total_size_(in_bytes|in_use_in_bytes)',
      histogram('etcd_disk_(wal_fsync|backend_commit)_duration_seconds'),
    ],
  },
  /** The controller of cert-manager's chart, with the chart's own name and namespace. */
  'cert-manager': {
    place: {
      kind: 'pods',
      namespace: 'cert-manager',
      labels: { 'app.kubernetes.io/name': 'cert-manager', 'app.kubernetes.io/component': 'controller' },
      port: 9402,
    },
    keep: [
      'certmanager_certificate_(ready_status|(expiration|renewal)_timestamp_seconds)',
      'certmanager_controller_sync_(call|error)_count',
      'certmanager_http_acme_client_request_count',
    ],
  },
  /** The controller of ingress-nginx' chart. It shows its metrics with `controller.metrics.enabled`. */
  'ingress-nginx': {
    place: {
      kind: 'pods',
      namespace: 'ingress-nginx',
      labels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
      port: 10_254,
    },
    keep: [
      'nginx_ingress_controller_(requests|config_last_reload_successful|ssl_expire_time_seconds|nginx_process_connections)',
      'nginx_ingress_controller_request_duration_seconds_(count|sum)',
    ],
  },
  /** The manager of longhorn on each node. */
  longhorn: {
    place: { kind: 'pods', namespace: 'longhorn-system', labels: { app: 'longhorn-manager' }, port: 9500 },
    isOnEachNode: true,
    keep: [
      'longhorn_(node|disk)_status',
      'longhorn_node_storage_(capacity|usage|reservation|scheduled)_bytes',
      'longhorn_volume_((capacity|actual_size)_bytes|robustness|state|last_backup_at)',
      'longhorn_backup_state',
    ],
  },
} as const satisfies Readonly<Record<string, BuiltIn>>

export type BuiltInName = keyof typeof BUILT_INS

export const BUILT_IN_NAMES = Object.keys(BUILT_INS) as [BuiltInName, ...BuiltInName[]]

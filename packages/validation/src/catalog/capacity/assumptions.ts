import type { ObjectUnit } from './units.ts'

/** The finest object that one of a metric's labels names is what its series are counted by: the first of these. */
export const PER_OBJECT: readonly { readonly label: string; readonly unit: ObjectUnit }[] = [
  { label: 'customresource_kind', unit: 'fluxObject' },
  { label: 'container', unit: 'container' },
  { label: 'pod', unit: 'pod' },
  { label: 'job_name', unit: 'job' },
  { label: 'cronjob', unit: 'cronJob' },
  { label: 'replicaset', unit: 'replicaSet' },
  { label: 'deployment', unit: 'deployment' },
  { label: 'daemonset', unit: 'daemonSet' },
  { label: 'statefulset', unit: 'statefulSet' },
  { label: 'persistentvolumeclaim', unit: 'claim' },
  { label: 'persistentvolume', unit: 'claim' },
  { label: 'service', unit: 'service' },
  { label: 'node', unit: 'node' },
  { label: 'namespace', unit: 'namespace' },
]

/** What is taken for true of an exporter's labels where no catalogue can know. */
export interface Assumed {
  /** Its series are about the objects of the cluster: they are counted by them. */
  readonly countsObjects?: true
  /** What an object is whose kind a label `kind` names. */
  readonly reconciles?: ObjectUnit
  /** How many values a label takes for each object, where they are not all of a closed list. A label of no list has one. */
  readonly values?: Readonly<Record<string, number>>
  /** How many series an object has of the metrics whose name matches: the first that does. */
  readonly only?: readonly (readonly [metrics: RegExp, times: number])[]
  /** Metrics that nothing has at rest: they tell of failures, or of what must be switched on. */
  readonly rare?: RegExp
  /** How many `le` a histogram has. */
  readonly buckets?: number
}

/** Requests by code and method at rest: 200, 404, 499 and 502 of GET, 200 of POST. */
const REQUEST_KINDS = 5

/** Each exporter's own, with the source of what is assumed. */
export const ASSUMED: Readonly<Record<string, Assumed>> = {
  // Its sources, internal/store: which of a closed list it yields at once, and which only while something is so. Held against
  // the program itself, asked about a cluster like the committed spoke in a real API: docs/decisions/0035.
  'kube-state-metrics': {
    countsObjects: true,
    values: {
      access_mode: 1,
      restart_policy: 1,
      unit: 1,
      type: 1,
      ephemeral: 1,
      customresource_group: 1,
      customresource_version: 1,
      customresource_kind: 1,
    },
    only: [
      [/^kube_pod_(init_)?container_resource_requests$/, 2],
      [/^kube_pod_(init_)?container_resource_limits$/, 1],
      [/^kube_node_status_addresses$/, 2],
      [/^kube_pod_tolerations$/, 2],
      [/^kube_deployment_status_condition$/, 6],
      [/^kube_job_(complete|failed)$/, 3],
    ],
    rare: /_deletion_timestamp$|_(labels|annotations)$|(waiting|terminated|disruption|status)_reason$|_unscheduled_time$|_last_terminated_|^kube_namespace_status_condition$|_taint$|_resourceclaim_|_external_ip$|_ingress$|_csi_attributes$|_overhead|_runtimeclass|_nominated_|_unschedulable$|_deletion_cost$|_persistentvolumeclaim_status_condition$|_completion_time$|^kube_pod_spec_volumes_|^kube_job_(failed|status_failed)$|^kube_cronjob_.*_(deadline_seconds|scheduled)/,
  },
  // Its four connections to the edge (--ha-connections), and the frame types of a QUIC connection.
  cloudflared: {
    values: {
      connection_id: 4,
      conn_index: 4,
      ha_conn_id: 4,
      edge_location: 1,
      status_code: 4,
      frame_type: 12,
      packet_type: 3,
      reason: 2,
    },
    rare: /_fail$|_user_hostnames_/,
  },
  // Its entry points web, websecure and metrics; a router and a service at rest is its own for each of ping and metrics.
  traefik: {
    values: {
      entrypoint: 3,
      router: 2,
      service: 2,
      code: REQUEST_KINDS,
      method: 1,
      protocol: 1,
      tls_version: 2,
      tls_cipher: 2,
    },
  },
  // Their pages in the lab: a controller for each kind, and a queue for each that there are objects of.
  'source-controller': { reconciles: 'fluxSource', values: { controller: 4, name: 1, priority: 1 } },
  'kustomize-controller': { reconciles: 'kustomization', values: { controller: 1, name: 1, priority: 1 } },
  'helm-controller': { reconciles: 'helmRelease', values: { controller: 1, name: 1, priority: 1 } },
  // Its pipelines: one exporter of logs and one of metrics, a receiver for each scrape, and buckets of the SDK's default.
  'otel-collector': {
    values: {
      receiver: 2,
      exporter: 2,
      processor: 2,
      transport: 1,
      outcome: 1,
      data_type: 1,
      otel_signal: 1,
    },
    rare: /_otelsvc_|_spans$|_profile_samples$|_wal_/,
    buckets: 16,
  },
  // The groups of rules that the chart makes with its defaults, and the handlers that are asked.
  prometheus: {
    values: {
      rule_group: 25,
      scrape_job: 10,
      handler: 6,
      code: 2,
      role: 6,
      event: 3,
      type: 5,
      reason: 3,
      name: 5,
      consumer: 2,
    },
    rare: /_remote_storage_|_sd_(?!discovered|received|updates|kubernetes)|_alertmanager/,
  },
  // A page that the program showed in the lab: a certificate has one chain, and no body is matched.
  'blackbox-exporter': {
    rare: /^probe_(failed_due_to_cel|expect_info)$|_last_modified_|^probe_(dns_(?!lookup)|grpc|icmp)|_due_to_bytes$/,
  },
  // The database of the workload, `postgres`, and both templates.
  'postgres-exporter': { values: { datname: 4 } },
  // Two zones in k3s' Corefile, of which clients ask for A and AAAA by UDP, and five answers; its buckets are sixteen.
  coredns: {
    values: { server: 1, zone: 2, zones: 1, view: 1, proto: 1, family: 1, type: 2, rcode: 3, plugin: 2 },
    buckets: 17,
  },
  // It had 114 in the lab, minutes after its start. Each further kind and verb that a client uses is one more.
  apiserver: { only: [[/^apiserver_request_total$/, 600]], rare: /_terminations_total$/ },
  etcd: { buckets: 15 },
  // Ten certificates of one issuer, and the controllers that it has by default.
  'cert-manager': {
    only: [
      [/^certmanager_certificate_ready_status$/, 30],
      [/^certmanager_certificate_/, 10],
    ],
    values: { controller: 20, action: 5, status: 2 },
  },
  // Twenty routes with two statuses and two methods each, and as many certificates.
  'ingress-nginx': {
    only: [
      [/_requests$|_request_duration_seconds_/, 80],
      [/_ssl_expire_/, 20],
    ],
    values: { state: 4 },
  },
  // Each manager shows what is of its node: ten volumes, one disk, and the conditions of both.
  longhorn: {
    only: [
      [/^longhorn_volume_(robustness|state)$/, 50],
      [/^longhorn_(volume|backup)_/, 10],
      [/^longhorn_(node|disk)_status$/, 6],
    ],
  },
  // What a kubelet does at rest: pods are made, synchronised and killed.
  kubelet: { countsObjects: true, values: { operation_type: 4, container_state: 3 }, rare: /_evictions$/ },
  cadvisor: {
    countsObjects: true,
    values: {
      interface: 1,
      id: 1,
      name: 1,
      image: 1,
      device: 1,
      failure_type: 2,
      scope: 2,
      state: 5,
      ulimit: 1,
      cpu: 1,
      tcp_state: 11,
      udp_state: 4,
    },
  },
}

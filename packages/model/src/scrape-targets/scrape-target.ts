/** What the values of a metric are, where its name does not say it or says it wrongly. */
export type MetricUnit = 'bytes' | 'milliseconds' | 'seconds since 1970'

/** A relabelling of scraped samples, in words that the collector and the operator each spell their own way. */
export interface SampleRelabeling {
  readonly sourceLabels: readonly string[]
  /** Never empty: the operator leaves an empty one out, and Prometheus then takes `(.*)`. `()` matches the absent label. */
  readonly regex: string
  readonly action: 'keep' | 'drop'
}

/** What a program yields. */
export interface TargetMetrics {
  /** Its catalogue in `packages/validation/src/catalog/metrics`, which lists each metric with its type and labels. */
  readonly exporter: string
  /** What the names of its metrics begin with. They follow Prometheus' conventions, so a name without a unit counts things. */
  readonly prefixes: readonly string[]
  readonly units?: Readonly<Record<string, MetricUnit>>
}

interface Endpoint extends TargetMetrics {
  /** The label `job` of its series, the same in every cluster and for every scraper. Dashboards and alerts select by it. */
  readonly job: string
  /** How often it is scraped: a field of the inventory's `telemetry.scrapeIntervals`. */
  readonly interval: string
  readonly path: string
  /** By https it wants the token of a service account, and its certificate is signed by the cluster's own authority. */
  readonly scheme: 'http' | 'https'
  /** The clusters that have it: all, or those with this field in the inventory. */
  readonly clusters: 'all' | 'cloudflared' | 'traefik' | 'metalNodes'
  /** What is kept of its samples in every cluster. Without it all are. */
  readonly relabelings?: readonly SampleRelabeling[]
}

/** One that everybody may ask, and that keeps all its samples. */
interface PlainEndpoint extends Endpoint {
  readonly path: '/metrics'
  readonly scheme: 'http'
  readonly relabelings?: never
}

/** It listens on each node's own address. On the hub kube-prometheus-stack scrapes it. */
export interface NodeTarget extends Endpoint {
  readonly kind: 'node'
  readonly port: number
  /** Labels of its target that kube-prometheus-stack adds on the hub, and each collector on its spoke. */
  readonly labels?: readonly ('metrics_path' | 'node')[]
  /** The spokes leave it out. */
  readonly isOnHubAlone?: true
}

/** It is scraped once a cluster, through a Service. On the hub a ServiceMonitor finds it, unless kube-prometheus-stack brings its own. */
export interface ServiceTarget extends Endpoint {
  readonly kind: 'service'
  readonly scheme: 'http'
  readonly service: string
  /** The namespace of the Service: of all telemetry, of the tunnel's connector, of what k3s installs, or of Flux. */
  readonly namespace: 'telemetry' | 'cloudflared' | 'k3s' | 'flux'
  readonly port: number
  readonly portName: string
  /** The labels of its pods, where others make them. */
  readonly podLabels?: Readonly<Record<string, string>>
  readonly isScrapedByChart?: true
}

/** It runs on machines outside the cluster, at the addresses of the inventory. */
export interface StaticTarget extends PlainEndpoint {
  readonly kind: 'static'
}

/** A collector's own metrics: it scrapes itself over the loopback of its pod, and on the hub a PodMonitor finds it. */
export interface OwnTarget extends PlainEndpoint {
  readonly kind: 'own'
  readonly port: number
}

/** A program that is scraped, as it is wherever it runs: facts about the program, none about a fleet or a tree. */
export type TargetFacts = NodeTarget | ServiceTarget | StaticTarget | OwnTarget

/** How most exporters answer. */
export const PLAIN_ENDPOINT = { path: '/metrics', scheme: 'http' } as const

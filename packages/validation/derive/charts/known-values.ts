import type { JsonSchema } from '../../src/schemas/json-schema.ts'

const ref = ($ref: string): JsonSchema => ({ $ref })
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const texts: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } }
const duration: JsonSchema = { type: 'string', format: 'prometheus-duration-or-empty' }
const port: JsonSchema = { format: 'port' }

/** Keys that mean the same in every chart, and what Kubernetes or Prometheus takes there. */
const BY_NAME: Readonly<Record<string, JsonSchema>> = {
  affinity: ref('core/v1.Affinity'),
  nodeSelector: texts,
  tolerations: list(ref('core/v1.Toleration')),
  topologySpreadConstraints: list(ref('core/v1.TopologySpreadConstraint')),
  resources: ref('core/v1.ResourceRequirements'),
  podSecurityContext: ref('core/v1.PodSecurityContext'),
  containerSecurityContext: ref('core/v1.SecurityContext'),
  extraEnv: list(ref('core/v1.EnvVar')),
  extraEnvs: list(ref('core/v1.EnvVar')),
  extraEnvsFrom: list(ref('core/v1.EnvFromSource')),
  extraVolumes: list(ref('core/v1.Volume')),
  extraVolumeMounts: list(ref('core/v1.VolumeMount')),
  initContainers: list(ref('core/v1.Container')),
  extraInitContainers: list(ref('core/v1.Container')),
  hostAliases: list(ref('core/v1.HostAlias')),
  dnsConfig: ref('core/v1.PodDNSConfig'),
  livenessProbe: ref('core/v1.Probe'),
  readinessProbe: ref('core/v1.Probe'),
  startupProbe: ref('core/v1.Probe'),
  podAnnotations: texts,
  podLabels: texts,
  interval: duration,
  scrapeInterval: duration,
  scrapeTimeout: duration,
  cAdvisorInterval: duration,
  probesInterval: duration,
  resourceInterval: duration,
  cAdvisorScrapeTimeout: duration,
  defaultDatasourceScrapeInterval: duration,
  metricRelabelings: list(ref('monitoring/v1.RelabelConfig')),
  relabelings: list(ref('monitoring/v1.RelabelConfig')),
  cAdvisorMetricRelabelings: list(ref('monitoring/v1.RelabelConfig')),
  cAdvisorRelabelings: list(ref('monitoring/v1.RelabelConfig')),
  probesMetricRelabelings: list(ref('monitoring/v1.RelabelConfig')),
  probesRelabelings: list(ref('monitoring/v1.RelabelConfig')),
  port,
  containerPort: port,
  servicePort: port,
  hostPort: port,
  nodePort: port,
  targetPort: { format: 'int-or-string' },
}

/** Of a key that says too little by itself, its neighbours tell whether it is a pod's or a container's. */
export const KNOWN_BY_NAME = (
  key: string,
  siblings: readonly string[],
  isNarrow: boolean,
): JsonSchema | undefined => {
  if (key === 'securityContext') {
    if (siblings.includes('podSecurityContext')) return ref('core/v1.SecurityContext')
    if (siblings.includes('containerSecurityContext')) return ref('core/v1.PodSecurityContext')
  }
  if (isNarrow && key !== 'resources' && !key.endsWith('Probe')) return undefined
  return BY_NAME[key]
}

const PROMETHEUS = ['prometheus', 'prometheusSpec']
const ALERTMANAGER = ['alertmanager', 'alertmanagerSpec']

/** Keys that the chart itself reads, under these names or in this form. */
const OF_THE_CHART = ['image', 'securityContext', 'priorityClassName', 'serviceName']

/** What the operator or a program takes at a place of one chart. */
export const knownByPath = (chart: string, path: readonly string[]): JsonSchema | undefined => {
  const [last = ''] = path.slice(-1)
  if (chart === 'kube-prometheus-stack') {
    if (isUnder(PROMETHEUS, path)) return ofPrometheus(last)
    if (isUnder(ALERTMANAGER, path))
      return OF_THE_CHART.includes(last) ? undefined : ref(`monitoring/v1.AlertmanagerSpec/${last}`)
    return OF_THE_STACK[path.join('.')]
  }
  if (chart === 'loki' && isUnder(['loki'], path)) return LOKI[last]
  return chart === 'opentelemetry-collector' && isUnder(['clusterRole'], path) && last === 'rules'
    ? list(ref('rbac/v1.PolicyRule'))
    : undefined
}

const OF_THE_STACK: Readonly<Record<string, JsonSchema>> = {
  'grafana.additionalDataSources': list(ref('grafana/datasource')),
  'grafana.grafana.ini': ref('grafana/ini'),
  'defaultRules.disabled': { type: 'object', additionalProperties: { type: 'boolean' } },
  'kube-state-metrics.collectors': list(ref('kube-state-metrics/collector')),
}

const isUnder = (parent: readonly string[], path: readonly string[]): boolean =>
  path.length === parent.length + 1 && parent.every((key, index) => path[index] === key)

const ofPrometheus = (key: string): JsonSchema | undefined => {
  if (key === 'additionalScrapeConfigs') return list(ref('prometheus/config.ScrapeConfig'))
  if (key === 'storageSpec') return ref('monitoring/v1.PrometheusSpec/storage')
  return OF_THE_CHART.includes(key) ? undefined : ref(`monitoring/v1.PrometheusSpec/${key}`)
}

const lokiPart = (key: string): JsonSchema => ref(`pkg/loki.Config/${key}`)

/** Keys under `loki` that the chart hands on to Loki's own configuration. */
const LOKI: Readonly<Record<string, JsonSchema>> = {
  analytics: lokiPart('analytics'),
  commonConfig: lokiPart('common'),
  compactor: lokiPart('compactor'),
  distributor: lokiPart('distributor'),
  frontend: lokiPart('frontend'),
  frontend_worker: lokiPart('frontend_worker'),
  ingester: lokiPart('ingester'),
  ingester_client: lokiPart('ingester_client'),
  index_gateway: lokiPart('index_gateway'),
  limits_config: lokiPart('limits_config'),
  memberlistConfig: lokiPart('memberlist'),
  pattern_ingester: lokiPart('pattern_ingester'),
  querier: lokiPart('querier'),
  query_range: lokiPart('query_range'),
  query_scheduler: lokiPart('query_scheduler'),
  schemaConfig: lokiPart('schema_config'),
  storage_config: lokiPart('storage_config'),
  tracing: lokiPart('tracing'),
}

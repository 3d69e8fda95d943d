import { ref, type JsonSchema } from './json-schema.ts'
import type { Keys, KeyPath } from './keys.ts'
import { knownByPath } from './known-paths.ts'
import { list, texts } from './schemas.ts'

const duration: JsonSchema = { type: 'string', format: 'prometheus-duration-or-empty' }
const port: JsonSchema = { format: 'port' }
const relabelings = list(ref('monitoring/v1.RelabelConfig'))

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
  extraEnvFrom: list(ref('core/v1.EnvFromSource')),
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
  lifecycle: ref('core/v1.Lifecycle'),
  interval: duration,
  scrapeInterval: duration,
  scrapeTimeout: duration,
  cAdvisorInterval: duration,
  probesInterval: duration,
  resourceInterval: duration,
  cAdvisorScrapeTimeout: duration,
  defaultDatasourceScrapeInterval: duration,
  metricRelabelings: relabelings,
  relabelings,
  cAdvisorMetricRelabelings: relabelings,
  cAdvisorRelabelings: relabelings,
  probesMetricRelabelings: relabelings,
  probesRelabelings: relabelings,
  resourceMetricRelabelings: relabelings,
  resourceRelabelings: relabelings,
  port,
  containerPort: port,
  servicePort: port,
  hostPort: port,
  nodePort: port,
  targetPort: { format: 'int-or-string' },
}

/** The schema of a value that the chart hands on: known by its path, its name or its neighbours. */
export const knownValue =
  (chart: string) =>
  (path: KeyPath, keys: Keys, siblings: KeyPath): JsonSchema | undefined => {
    const name = path.at(-1) ?? ''
    return knownByPath(chart, path) ?? securityContext(name, siblings) ?? BY_NAME[name] ?? labels(name, keys)
  }

/** An ambiguous key: its neighbours show whether it is a pod's or a container's. */
const securityContext = (name: string, siblings: KeyPath): JsonSchema | undefined => {
  if (name !== 'securityContext') return undefined
  if (siblings.includes('podSecurityContext')) return ref('core/v1.SecurityContext')
  return siblings.includes('containerSecurityContext') ? ref('core/v1.PodSecurityContext') : undefined
}

/** Kubernetes takes only strings in labels and annotations. */
const labels = (name: string, keys: Keys): JsonSchema | undefined =>
  /(?:labels|annotations)$/i.test(name) && keys.whole && (keys.type ?? ['object']).includes('object')
    ? texts
    : undefined

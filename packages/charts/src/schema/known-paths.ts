import { ref, type JsonSchema } from './json-schema.ts'
import type { KeyPath } from './keys.ts'
import { LOKI_PATHS } from './loki-paths.ts'
import { list, mergedByName, partOf, switches, yamlOf } from './schemas.ts'

/** What the operator or a program takes at a key path of one chart. `*` is every entry of a map or a list. */
export const knownByPath = (chart: string, path: KeyPath): JsonSchema | undefined => {
  const [last = ''] = path.slice(-1)
  const under = path.slice(0, -1).join('.')
  return PATHS[chart]?.[path.join('.')] ?? (last === '*' ? undefined : SPECS[chart]?.[under]?.(last))
}

/** Containers that the operator merges over its own by name. */
const containers = list(mergedByName('core/v1.Container'))

const STACK: Readonly<Record<string, JsonSchema>> = {
  'grafana.additionalDataSources': list(ref('grafana/datasource')),
  'grafana.grafana.ini': ref('grafana/ini'),
  'defaultRules.disabled': switches,
  'kube-state-metrics.collectors': list(ref('kube-state-metrics/collector')),
  'additionalPrometheusRules.*.groups': list(ref('monitoring/v1.RuleGroup')),
  'additionalPrometheusRulesMap.*.groups': list(ref('monitoring/v1.RuleGroup')),
  'prometheus.additionalServiceMonitors.*.endpoints': list(ref('monitoring/v1.Endpoint')),
  'prometheus.additionalPodMonitors.*.podMetricsEndpoints': list(ref('monitoring/v1.PodMetricsEndpoint')),
  'prometheus.prometheusSpec.storageSpec': ref('monitoring/v1.PrometheusSpec/storage'),
  'prometheus.prometheusSpec.containers': containers,
  'prometheus.prometheusSpec.initContainers': containers,
  'prometheus.prometheusSpec.additionalScrapeConfigs': list(ref('prometheus/config.ScrapeConfig')),
  'prometheus.prometheusSpec.additionalAlertManagerConfigs': list(
    ref('prometheus/config.AlertmanagerConfig'),
  ),
  'prometheus.prometheusSpec.additionalAlertRelabelConfigs': list(ref('model/relabel.Config')),
  'prometheus.prometheusSpec.additionalRemoteWrite': list(ref('monitoring/v1.RemoteWriteSpec')),
  'prometheus.prometheusSpec.additionalRemoteRead': list(ref('monitoring/v1.RemoteReadSpec')),
  'prometheus.prometheusSpec.additionalConfig': partOf('monitoring/v1.PrometheusSpec'),
  'prometheus.prometheusSpec.additionalConfigString': yamlOf(partOf('monitoring/v1.PrometheusSpec')),
  'alertmanager.config': ref('alertmanager/config'),
  'alertmanager.stringConfig': yamlOf(ref('alertmanager/config')),
  'alertmanager.alertmanagerSpec.containers': containers,
  'alertmanager.alertmanagerSpec.initContainers': containers,
  'alertmanager.alertmanagerSpec.additionalConfig': partOf('monitoring/v1.AlertmanagerSpec'),
  'alertmanager.alertmanagerSpec.additionalConfigString': yamlOf(partOf('monitoring/v1.AlertmanagerSpec')),
}

const PATHS: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  'kube-prometheus-stack': STACK,
  loki: LOKI_PATHS,
  'opentelemetry-collector': { 'clusterRole.rules': list(ref('rbac/v1.PolicyRule')) },
}

/** Maps whose keys go into an object's spec under the same names. */
const SPECS: Readonly<Record<string, Readonly<Record<string, (key: string) => JsonSchema>>>> = {
  'kube-prometheus-stack': {
    'prometheus.prometheusSpec': (key) => ref(`monitoring/v1.PrometheusSpec/${key}`),
    'alertmanager.alertmanagerSpec': (key) => ref(`monitoring/v1.AlertmanagerSpec/${key}`),
  },
}

import type { ChartLists } from './chart-rule-groups.ts'

const items = (...paths: readonly string[]): ChartLists[string]['rules'] =>
  paths.map((path) => ({ name: path, if: [path] }))

const KUBELET = 'kubelet.serviceMonitor'
const TSDB = 'prometheus.prometheusSpec.tsdb'

/** Lists and maps of custom resources that a chart writes without an item where no value gives one, read in its templates. */
export const CHART_LISTS: Readonly<Record<string, ChartLists>> = {
  'kube-prometheus-stack': {
    'endpoints of the kubelet’s ServiceMonitor': {
      if: ['kubelet.enabled', `${KUBELET}.enabled`, 'kubernetesServiceMonitors.enabled'],
      set: [
        'kubelet.enabled',
        'kubernetesServiceMonitors.enabled',
        `${KUBELET}.enabled`,
        `${KUBELET}.kubelet`,
        `${KUBELET}.cAdvisor`,
        `${KUBELET}.probes`,
      ],
      rules: items(`${KUBELET}.kubelet`, `${KUBELET}.cAdvisor`, `${KUBELET}.probes`, `${KUBELET}.resource`),
    },
    'tsdb of the Prometheus': {
      if: ['prometheus.enabled', TSDB],
      set: ['prometheus.enabled', TSDB, `${TSDB}.outOfOrderTimeWindow`],
      rules: items(`${TSDB}.outOfOrderTimeWindow`),
    },
  },
  'opentelemetry-collector': {
    'groups of the chart’s PrometheusRule': {
      if: ['prometheusRule.enabled'],
      rules: items('prometheusRule.groups', 'prometheusRule.defaultRules.enabled'),
    },
  },
}

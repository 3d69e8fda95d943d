import { SCRAPE_TARGETS } from '@fleet/model'
import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from './setting.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireStackSettings: Rule = {
  id: 'require-stack-settings',
  summary:
    'kube-prometheus-stack brings no rules about what nothing collects, no data source of what it does not install, and leaves its exporters on.',
  rationale:
    'The chart brings rules about parts that k3s does not have and metrics that nothing collects: they cost, and some fire for ever.',
  fix: 'Switch those rules off by group or by alert, and leave the exporters on.',
  check: inEachRelease('kube-prometheus-stack', (release) => [
    ...checkSettings(release, SETTINGS),
    ...(chartValue(release, 'alertmanager', 'enabled') === false &&
    chartValue(release, 'grafana', 'sidecar', 'datasources', 'alertmanager', 'enabled') !== false
      ? [
          {
            location: atValue(release, 'grafana', 'sidecar', 'datasources', 'alertmanager', 'enabled'),
            related: [atValue(release, 'alertmanager', 'enabled')],
            message: 'Grafana is given a data source of an Alertmanager that is not installed',
            impact: 'every list of alerts shows an error',
            fix: 'set it to false',
          },
        ]
      : []),
  ]),
}

const is = (path: string, wanted: unknown, byDefault: unknown, impact: string): Setting => ({
  path: path.split('.'),
  byDefault,
  isFine: (value) => value === wanted,
  impact,
  fix: `set it to ${JSON.stringify(wanted)}`,
})

const UNCOLLECTED =
  'its rules read metrics that nothing here collects: they are computed for nothing, or their alert fires for ever'
const UNSEEN = 'what it measures is missing from every panel and alert'

/** Groups of the chart's rules about parts that k3s does not have, or of whose metrics only a list is kept. */
const UNCOLLECTED_RULES = [
  'etcd',
  'k8sContainerMemoryCache',
  'k8sContainerMemorySwap',
  'kubeApiserverAvailability',
  'kubeApiserverBurnrate',
  'kubeApiserverHistogram',
  'kubeApiserverSlos',
  'kubeControllerManager',
  'kubeProxy',
  'kubeSchedulerAlerting',
  'kubeSchedulerRecording',
  'kubeStateMetrics',
  'windows',
]

/** Single alerts of the groups that are left, about the API server and what kube-state-metrics does not watch here. */
const UNCOLLECTED_ALERTS = [
  'KubeAggregatedAPIDown',
  'KubeAggregatedAPIErrors',
  'KubeAPIInstanceUnreachable',
  'KubeAPITerminatedRequests',
  'KubeClientErrors',
  'KubeCPUQuotaOvercommit',
  'KubeHpaMaxedOut',
  'KubeHpaReplicasMismatch',
  'KubeletDown',
  'KubeMemoryQuotaOvercommit',
  'KubePdbNotEnoughHealthyPods',
  'KubeQuotaAlmostFull',
  'KubeQuotaExceeded',
  'KubeQuotaFullyUsed',
]

const SETTINGS: readonly Setting[] = [
  ...['kubelet', 'kubeStateMetrics', 'nodeExporter', 'grafana', 'prometheus', 'prometheusOperator'].map(
    (part) => is(`${part}.enabled`, true, true, UNSEEN),
  ),
  is(
    'prometheus-node-exporter.service.port',
    SCRAPE_TARGETS.nodeExporter.port,
    9100,
    'its Service has another port than the one that is scraped',
  ),
  is(
    'prometheus-node-exporter.service.targetPort',
    SCRAPE_TARGETS.nodeExporter.port,
    9100,
    'its Service leads to a port on which nothing listens',
  ),
  is('kubelet.serviceMonitor.insecureSkipVerify', false, true, 'anybody may answer in the kubelet’s place'),
  is('kubelet.serviceMonitor.probes', false, true, 'thousands of series that no panel shows fill the memory'),
  is('kubeApiServer.enabled', false, true, 'tens of thousands of series that no panel shows fill the memory'),
  is('prometheusOperator.kubeletEndpointSliceEnabled', true, false, 'Prometheus finds no kubelet'),
  is(
    'prometheus.prometheusSpec.serviceDiscoveryRole',
    'EndpointSlice',
    'Endpoints',
    'Prometheus asks for Endpoints, which Kubernetes deprecates, and finds no kubelet',
  ),
  is(
    'grafana.defaultDashboardsEnabled',
    false,
    true,
    'two dozen dashboards that know nothing of clusters stand beside those of the tree',
  ),
  is('grafana.testFramework.enabled', false, true, 'a test pod of the chart stays behind'),
  ...UNCOLLECTED_RULES.map((rules) => is(`defaultRules.rules.${rules}`, false, true, UNCOLLECTED)),
  ...UNCOLLECTED_ALERTS.map((alert) => is(`defaultRules.disabled.${alert}`, true, false, UNCOLLECTED)),
  is('defaultRules.create', true, true, 'no alert of the chart is there'),
]

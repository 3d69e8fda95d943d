import { SCRAPE_TARGETS } from '@fleet/model'
import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const requireStackParts: Rule = {
  id: 'require-stack-parts',
  ownSeverity: 'info',
  assumes: 'k3s',
  summary: 'kube-prometheus-stack keeps its exporters and alerts on, and finds the kubelets of k3s.',
  rationale:
    'Panels and alerts read the metrics of these parts. Prometheus finds kubelets only by the EndpointSlice that the operator maintains.',
  fix: 'Leave the part on, and let the operator and Prometheus use EndpointSlices.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
  }),
}

const only = (path: string, wanted: unknown, byDefault: unknown, impact: string): Setting => ({
  path: path.split('.'),
  byDefault,
  isFine: (value) => value === wanted,
  impact,
  fix: `set it to ${JSON.stringify(wanted)}`,
})

const PARTS = ['kubelet', 'kubeStateMetrics', 'nodeExporter', 'grafana', 'prometheus', 'prometheusOperator']

const SETTINGS: readonly Setting[] = [
  ...PARTS.map((part) =>
    only(`${part}.enabled`, true, true, 'its metrics are missing from every panel and alert'),
  ),
  only(
    'prometheus-node-exporter.service.port',
    SCRAPE_TARGETS.nodeExporter.port,
    9100,
    'its Service has another port than the one that is scraped',
  ),
  only(
    'prometheus-node-exporter.service.targetPort',
    SCRAPE_TARGETS.nodeExporter.port,
    9100,
    'its Service has a targetPort on which nothing listens',
  ),
  only('prometheusOperator.kubeletEndpointSliceEnabled', true, false, 'Prometheus finds no kubelet'),
  only(
    'prometheus.prometheusSpec.serviceDiscoveryRole',
    'EndpointSlice',
    'Endpoints',
    'Prometheus reads Endpoints, which Kubernetes deprecates, and finds no kubelet',
  ),
  only('defaultRules.create', true, true, 'the alerts of the chart are missing'),
]

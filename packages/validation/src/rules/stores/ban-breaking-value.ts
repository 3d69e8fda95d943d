import { fleetExports, type FleetExport } from '../../telemetry/fleet-exports.ts'
import { ingestOf } from '../../telemetry/ingest.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import type { Rule } from '../rule/rule.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { isMap, textAt } from '../../values/value-at.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'

export const banBreakingValue: Rule = {
  id: 'ban-breaking-value',
  ownSeverity: 'warning',
  summary: 'No value of a chart stops its program, hides it from its clients, or opens it to everybody.',
  rationale:
    'prometheus.networkPolicy.enabled looks like more safety. The policy of the chart then allows no connection out of Prometheus, and nothing is scraped.',
  fix: 'Remove the value, or set the other values that it needs.',
  check: (fleet, report) => {
    for (const cluster of fleet.clusters)
      for (const [chart, settings] of Object.entries(SETTINGS))
        for (const release of releasesOf(cluster, chart))
          checkSettings(release, settings(fleet, cluster), report)
  },
}

const PROMETHEUS = 'prometheus.prometheusSpec'

const only = (path: string, wanted: unknown, impact: string): Setting => ({
  path: path.split('.'),
  byDefault: wanted,
  isFine: (value) => value === wanted,
  impact,
  fix: `leave it at ${JSON.stringify(wanted)}`,
})

/** A switch that is harmless only with other values. */
const switched = (
  path: string,
  isHarmless: (release: Release) => boolean,
  impact: string,
  fix: string,
): Setting => ({
  path: path.split('.'),
  byDefault: false,
  isFine: (value, release) => value !== true || isHarmless(release),
  impact,
  fix,
})

const STACK: readonly Setting[] = [
  only('prometheus.agentMode', false, 'an agent answers no query and evaluates no rule'),
  {
    path: `${PROMETHEUS}.replicas`.split('.'),
    byDefault: 1,
    isFine: (value) => Number(value) > 0,
    impact: 'no Prometheus runs',
    fix: 'leave it at 1',
  },
  {
    path: `${PROMETHEUS}.shards`.split('.'),
    byDefault: 1,
    // The operator reads 0 as 1.
    isFine: (value) => Number(value) <= 1,
    impact: 'each shard holds a part of the series and answers from that part alone',
    fix: 'leave it at 1',
  },
  only(`${PROMETHEUS}.paused`, false, 'the operator neither creates nor changes Prometheus'),
  only(
    `${PROMETHEUS}.listenLocal`,
    false,
    'Prometheus listens inside its pod only: no client can push to it or query it',
  ),
  only(
    'prometheus.service.enabled',
    true,
    'the data source of Grafana has no Service, and Prometheus does not scrape itself',
  ),
  switched(
    'prometheus.networkPolicy.enabled',
    (release) =>
      hasItems(chartValue(release, 'prometheus', 'networkPolicy', 'egress')) ||
      (chartValue(release, 'prometheus', 'networkPolicy', 'flavor') ?? 'kubernetes') !== 'kubernetes',
    'the policy of the chart allows no connection out of Prometheus, and nothing is scraped',
    'leave it off, or state prometheus.networkPolicy.egress',
  ),
  only(
    'kubelet.serviceMonitor.https',
    true,
    'Prometheus scrapes the kubelet’s port without TLS, on which the kubelet of k3s does not listen',
  ),
  only(
    'kube-state-metrics.releaseNamespace',
    false,
    'kube-state-metrics reports its own namespace only, and the panels of all others are empty',
  ),
]

const ofLoki = (fleet: FleetView, cluster: ClusterView): readonly Setting[] => [
  switched(
    'networkPolicy.enabled',
    (release) =>
      isMap(chartValue(release, 'networkPolicy', 'ingress', 'namespaceSelector')) &&
      (hasItems(chartValue(release, 'networkPolicy', 'metrics', 'cidrs')) ||
        isMap(chartValue(release, 'networkPolicy', 'metrics', 'namespaceSelector'))),
    'the policies of the chart admit everybody to the gateway and to Loki, whatever the policies of the tree admit',
    'leave it off, or state networkPolicy.ingress.namespaceSelector and networkPolicy.metrics.namespaceSelector',
  ),
  switched(
    'gateway.basicAuth.enabled',
    // What a file of one's own asks for, require-push-credentials reads there.
    ({ object }) =>
      textAt(object.spec?.values, 'gateway', 'nginxConfig', 'file') !== '' ||
      pushesOfLogs(fleet, cluster).every(({ isAuthenticated }) => isAuthenticated),
    'the chart’s own nginx answers 401 to collectors that send no credential, and no line of theirs arrives',
    'leave it off, or give the otlp_http exporter of each collector an authenticator',
  ),
]

const SETTINGS: Readonly<Record<string, (fleet: FleetView, cluster: ClusterView) => readonly Setting[]>> = {
  'kube-prometheus-stack': () => STACK,
  loki: ofLoki,
}

/** Those of all clusters that a Service of one cluster takes in. */
const pushesOfLogs = (fleet: FleetView, cluster: ClusterView): readonly FleetExport[] =>
  fleetExports(fleet).filter((push) => push.signal === 'logs' && ingestOf(fleet, push)?.cluster === cluster)

const hasItems = (value: unknown): boolean => Array.isArray(value) && value.length > 0

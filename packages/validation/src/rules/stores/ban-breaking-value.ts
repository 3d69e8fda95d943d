import { fleetExports, type FleetExport } from '../../telemetry/fleet-exports.ts'
import type { Rule } from '../rule.ts'
import type { FleetView } from '../../tree/fleet-view.ts'
import { releasesOf } from '../../tree/charts/releases-of.ts'
import { checkSettings, type Setting } from './setting.ts'
import { isMap, textAt, valueAt } from '../../values/value-at.ts'
import { chartValue, type Release } from '../../tree/charts/release.ts'

export const banBreakingValue: Rule = {
  id: 'ban-breaking-value',
  summary:
    'No value of a chart stops what it installs, hides it from those that use it, or opens it to everybody.',
  rationale:
    'prometheus.networkPolicy.enabled looks like more safety. The chart’s policy then allows no connection out of Prometheus, and nothing is scraped any more.',
  example: {
    refused: 'prometheus: {networkPolicy: {enabled: true}}',
    accepted: 'prometheus: {networkPolicy: {enabled: true, egress: [{}]}}',
  },
  fix: 'Take the value away, or give the other values that it needs.',
  check: (fleet) =>
    fleet.clusters.flatMap((cluster) =>
      Object.entries(SETTINGS).flatMap(([chart, settings]) =>
        releasesOf(cluster, chart).flatMap((release) => checkSettings(release, settings(fleet))),
      ),
    ),
}

const PROMETHEUS = 'prometheus.prometheusSpec'

const only = (path: string, wanted: unknown, impact: string): Setting => ({
  path: path.split('.'),
  byDefault: wanted,
  isFine: (value) => value === wanted,
  impact,
  fix: `leave it at ${JSON.stringify(wanted)}`,
})

/** A switch that is harmless only beside other values. */
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
  only(
    `${PROMETHEUS}.replicas`,
    1,
    'no Prometheus runs, or each of several takes in a part of what spokes push and answers from that part alone',
  ),
  {
    path: `${PROMETHEUS}.shards`.split('.'),
    byDefault: 1,
    // The operator takes 0 for 1.
    isFine: (value) => Number(value) <= 1,
    impact: 'each shard holds a part of the series and answers from that part alone',
    fix: 'leave it at 1',
  },
  only(`${PROMETHEUS}.paused`, false, 'the operator neither makes Prometheus nor changes it'),
  only(
    `${PROMETHEUS}.listenLocal`,
    false,
    'Prometheus answers inside of its pod alone: nobody can push to it or query it',
  ),
  only(
    'prometheus.service.enabled',
    true,
    'Grafana’s data source leads nowhere, and Prometheus does not scrape itself',
  ),
  switched(
    'prometheus.networkPolicy.enabled',
    (release) =>
      hasItems(chartValue(release, 'prometheus', 'networkPolicy', 'egress')) ||
      (chartValue(release, 'prometheus', 'networkPolicy', 'flavor') ?? 'kubernetes') !== 'kubernetes',
    'the chart’s policy allows no connection out of Prometheus: nothing is scraped',
    'leave it off, or state prometheus.networkPolicy.egress',
  ),
  only(
    'kubelet.serviceMonitor.https',
    true,
    'Prometheus asks the kubelet’s port without TLS, on which the kubelet of k3s does not listen',
  ),
  only(
    'kube-state-metrics.releaseNamespace',
    false,
    'kube-state-metrics looks into its own namespace alone: panels of all others are empty',
  ),
]

const LOKI = (fleet: FleetView): readonly Setting[] => [
  switched(
    'networkPolicy.enabled',
    (release) =>
      isMap(chartValue(release, 'networkPolicy', 'ingress', 'namespaceSelector')) &&
      (hasItems(chartValue(release, 'networkPolicy', 'metrics', 'cidrs')) ||
        isMap(chartValue(release, 'networkPolicy', 'metrics', 'namespaceSelector'))),
    'the chart’s policies admit everybody to the gateway and to Loki, beside those whom the policies of the tree admit',
    'leave it off, or state networkPolicy.ingress.namespaceSelector and networkPolicy.metrics.namespaceSelector',
  ),
  switched(
    'gateway.basicAuth.enabled',
    (release) => !asksForCredentials(release) || pushesOfLogs(fleet).every(givesCredentials),
    'the gateway answers 401 to collectors, which send no credentials: no line arrives',
    'leave it off, or give each collector’s otlp_http exporter an authenticator',
  ),
]

const SETTINGS: Readonly<Record<string, (fleet: FleetView) => readonly Setting[]>> = {
  'kube-prometheus-stack': () => STACK,
  loki: LOKI,
}

const hasItems = (value: unknown): boolean => Array.isArray(value) && value.length > 0

/** A file of nginx given whole asks only where it says so. */
const asksForCredentials = ({ object }: Release): boolean => {
  const file = textAt(object.spec?.values, 'gateway', 'nginxConfig', 'file')
  return file === '' || file.includes('auth_basic')
}

const pushesOfLogs = (fleet: FleetView): readonly FleetExport[] =>
  fleetExports(fleet).filter(({ signal }) => signal === 'logs')

const givesCredentials = ({ collector, path }: FleetExport): boolean => {
  const exporter = valueAt(collector.config, path.slice(0, -1))
  return (
    valueAt(exporter, ['auth', 'authenticator']) !== undefined ||
    Object.keys(valueAt(exporter, ['headers']) ?? {}).some((name) => name.toLowerCase() === 'authorization')
  )
}

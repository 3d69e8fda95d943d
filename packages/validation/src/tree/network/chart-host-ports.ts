import { CHART_SERVICES, type ChartService } from '../../catalog/charts/chart-services.ts'
import { COLLECTOR_HOST_PORTS } from '../../catalog/charts/collector-host-ports.ts'
import { isMap, valueAt } from '../../values/value-at.ts'
import { chartOf } from '../charts/chart-of.ts'
import { atValue, chartValue, type Release } from '../charts/release.ts'
import type { ClusterView } from '../cluster-view.ts'
import { nameOf } from '../objects.ts'
import { hasServiceLb } from './load-balancers.ts'
import { OS_LABEL, type HostPort } from './host-port.ts'

/** The ports of nodes that a release of a known chart takes. */
export const portsOfRelease = (cluster: ClusterView, release: Release): HostPort[] => {
  const chart = chartOf(cluster, release)?.name ?? ''
  return [
    ...(chart === 'kube-prometheus-stack' ? portsOfNodeExporter(release) : []),
    ...(chart === 'opentelemetry-collector' ? portsOfCollector(release) : []),
    ...(CHART_SERVICES[chart] ?? []).flatMap((service) => portsOfService(cluster, release, service)),
  ]
}

const portsOfService = (cluster: ClusterView, release: Release, { path, port }: ChartService): HostPort[] => {
  const service = chartValue(release, ...path)
  const type = valueAt(service, ['type'])
  const isBalanced =
    type === 'LoadBalancer' && !valueAt(service, ['loadBalancerClass']) && hasServiceLb(cluster)
  const numbers = [
    ...(isBalanced ? [valueAt(service, ['port']) ?? port] : []),
    ...(type === 'LoadBalancer' || type === 'NodePort' ? [valueAt(service, ['nodePort'])] : []),
  ]
  return numbers.flatMap((number) =>
    typeof number === 'number'
      ? [
          {
            number,
            protocol: 'TCP',
            owner: `${path.join('.')} of ${nameOf(release)}`,
            location: atValue(release, ...path),
            nodes: 'every' as const,
          },
        ]
      : [],
  )
}

const NODE_EXPORTER = 'prometheus-node-exporter'

const portsOfNodeExporter = (release: Release): HostPort[] => {
  const value = (...path: readonly string[]): unknown => chartValue(release, NODE_EXPORTER, ...path)
  const isOn =
    chartValue(release, 'nodeExporter', 'enabled') !== false &&
    value('enabled') !== false &&
    value('hostNetwork') !== false
  const number = value('service', 'port') ?? 9100
  if (!isOn || typeof number !== 'number') return []
  return [
    {
      number,
      protocol: 'TCP',
      owner: `the node-exporter of ${nameOf(release)}`,
      location: atValue(release, NODE_EXPORTER, 'service', 'port'),
      nodes: hasOwnNodes(value('nodeSelector'), value('affinity', 'nodeAffinity')) ? undefined : 'every',
    },
  ]
}

/** Whether values choose some nodes by more than their operating system. */
const hasOwnNodes = (nodeSelector: unknown, nodeAffinity: unknown): boolean =>
  isMap(nodeAffinity) || (isMap(nodeSelector) && Object.keys(nodeSelector).some((key) => key !== OS_LABEL))

const portsOfCollector = (release: Release): HostPort[] => {
  if (chartValue(release, 'mode') !== 'daemonset') return []
  const given = chartValue(release, 'ports')
  const isOnHost = chartValue(release, 'hostNetwork') === true
  const names = [
    ...new Set([...Object.keys(COLLECTOR_HOST_PORTS), ...(isMap(given) ? Object.keys(given) : [])]),
  ]
  return names.flatMap((name) => {
    const value = (key: string): unknown => chartValue(release, 'ports', name, key)
    const byDefault = COLLECTOR_HOST_PORTS[name]
    const isOn =
      chartValue(release, 'ports', name) !== null && (value('enabled') ?? byDefault !== undefined) === true
    const number = value('hostPort') ?? byDefault?.number ?? (isOnHost ? value('containerPort') : undefined)
    if (!isOn || typeof number !== 'number' || number === 0) return []
    return [
      {
        number,
        protocol: value('protocol') === 'UDP' ? 'UDP' : (byDefault?.protocol ?? 'TCP'),
        owner: `the collector of ${nameOf(release)}`,
        location: atValue(release, 'ports', name),
        nodes: hasOwnNodes(
          chartValue(release, 'nodeSelector'),
          chartValue(release, 'affinity', 'nodeAffinity'),
        )
          ? undefined
          : 'every',
      },
    ]
  })
}

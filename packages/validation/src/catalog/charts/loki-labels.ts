import type { Path } from '../../values/location.ts'
import type { Labels } from '../../values/selector.ts'

/** The version whose templates the contract of Loki was read from. */
export const LOKI_CHART_VERSION = '18.11.0'

const OF_ALL = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': 'loki' }

/** What the pods of one of Loki's components are selected by. */
export const lokiPodLabels = (component: string): Labels => ({
  ...OF_ALL,
  'app.kubernetes.io/component': component,
})

/** The pods that find each other by the Service of members: all but the gateway. */
export const LOKI_MEMBERS: Labels = { ...OF_ALL, 'app.kubernetes.io/part-of': 'memberlist' }

/** What the chart labels every Service. */
export const LOKI_COMMON: Labels = {
  'helm.sh/chart': `loki-${LOKI_CHART_VERSION}`,
  ...OF_ALL,
  'app.kubernetes.io/version': '3.7.6',
}

export const LOKI_NAMESPACE: Path = ['namespaceOverride']
export const LABELS_OF_SERVICES: readonly Path[] = [['commonLabels'], ['defaults', 'service', 'labels']]

/** What the chart makes for those that Prometheus is not to scrape twice. */
export const UNSCRAPED = { 'prometheus.io/service-monitor': 'false' }

/** The ports of each Loki, in every mode. */
export const LOKI_PORTS = {
  http: { name: 'http-metrics', number: 3100 },
  grpc: { name: 'grpc', number: 9095 },
  grpclb: { name: 'grpclb', number: 9096 },
  memberlist: { name: 'http-memberlist', number: 7946 },
}

/** Why only those that need Loki's pods may connect to them. */
export const LOKI_ISOLATION =
  'Loki has no authentication: every client can read the logs of all clusters, and delete them'

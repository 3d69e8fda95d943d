import { describe, expect, it } from 'vitest'
import { RULES_BY_CATEGORY } from './index.ts'
import { findingsIn, type WrittenTree } from '../testing/written-trees.ts'

const KUSTOMIZATION = `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec: {interval: 1h, prune: true, path: ./clusters/one, sourceRef: {kind: GitRepository, name: flux-system}}
`

const STACK = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: kube-prometheus-stack, namespace: monitoring}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: kube-prometheus-stack}
  values:
    prometheus:
      prometheusSpec:
        ruleSelectorNilUsesHelmValues: false
        serviceMonitorSelectorNilUsesHelmValues: false
        podMonitorSelectorNilUsesHelmValues: false
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: kube-prometheus-stack, namespace: monitoring}
spec:
  interval: 1h
  url: oci://ghcr.io/prometheus-community/charts/kube-prometheus-stack
  ref: {tag: 88.5.3}
  layerSelector: {mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip, operation: copy}
---
apiVersion: v1
kind: Namespace
metadata: {name: monitoring}
`

const release = (name: string, values: string, version = '1.2.3') => `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ${name}, namespace: default}
spec:
  interval: 1h
  chart: {spec: {chart: ${name}, version: ${version}, sourceRef: {kind: HelmRepository, name: charts}}}
  values: ${values}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: default}
spec: {interval: 1h, url: https://charts.example.com}
`

const alert = (expr: string, labels = '{severity: warning}') => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: web, namespace: monitoring}
spec:
  groups:
    - name: web
      rules:
        - alert: WebNotReady
          expr: ${JSON.stringify(expr)}
          for: 5m
          labels: ${labels}
          annotations: {summary: Web is not ready, description: See its page.}
`

/** What rules about telemetry say of clusters, but those of style. */
const rulesIn = async (...trees: readonly WrittenTree[]): Promise<string[]> => {
  const clusters = Object.fromEntries(trees.map((one, index) => [['one', 'two'][index] ?? '', one]))
  const found = new Set((await findingsIn(clusters)).map(({ rule }) => rule))
  return [...found].filter((rule) => ABOUT_TELEMETRY.has(rule) && !OF_STYLE.has(rule)).toSorted()
}

const { alerts, capacity, dashboards, queries, telemetry } = RULES_BY_CATEGORY

const ABOUT_TELEMETRY: ReadonlySet<string> = new Set(
  [alerts, capacity, dashboards, queries, telemetry].flat().map(({ id }) => id),
)

const OF_STYLE: ReadonlySet<string> = new Set([
  'require-job-matcher',
  'require-metric-absence-alert',
  'valid-retention-time',
])

const tree = (...texts: readonly string[]): WrittenTree => ({
  'flux/apps.yaml': KUSTOMIZATION,
  'apps.yaml': texts.join('---\n'),
})

describe('a tree that a person wrote', () => {
  it('may have a key prometheus in the values of any chart', async () => {
    const other = release('cert-manager', '{prometheus: {enabled: true, servicemonitor: {enabled: true}}}')
    expect(await rulesIn(tree(other, STACK, alert('web_info{ready!="True"}')))).toEqual([])
  })

  it('has a finding for a rule that its Prometheus does not select, beside other charts', async () => {
    const other = release('cert-manager', '{prometheus: {enabled: true}}')
    const strict = STACK.replace(
      'ruleSelectorNilUsesHelmValues: false',
      'ruleSelectorNilUsesHelmValues: true',
    )
    expect(await rulesIn(tree(other, strict, alert('web_info{ready!="True"}')))).toEqual([
      'require-prometheus-selection',
    ])
  })

  it('may have its Prometheus from anywhere', async () => {
    expect(await rulesIn(tree(alert('web_up == 0')))).toEqual([])
    expect(await rulesIn(tree(release('victoria-metrics-k8s-stack', '{}'), alert('web_up == 0')))).toEqual([])
  })

  it.each([
    'vector(1)',
    'gotk_resource_info{ready!="True"}',
    'count by (name) (gotk_resource_info{ready="False"})',
  ])('may have an alert on %s', async (expr) => {
    expect(await rulesIn(tree(STACK, alert(expr)))).toEqual([])
  })

  it('needs no label for its cluster', async () => {
    expect(await rulesIn(tree(STACK, alert('absent(up{job="web"})')))).toEqual([])
    expect(await rulesIn(tree(STACK, alert('absent(up{job="web", cluster="home"})')))).toEqual([])
  })

  it('may have a Prometheus in each of two clusters', async () => {
    const one = tree(STACK, alert('node_load1{cluster="one"} > 10'))
    expect(await rulesIn(one, tree(STACK, alert('up{job="web", cluster="two"} == 0')))).toEqual([])
  })

  it('may have a collector whose components have no values, no schema, a chart’s default, or an old name', async () => {
    expect(await errorsIn(tree(collector('opentelemetry-collector', COLLECTOR)))).toEqual([])
  })

  it('has a finding for a component that is not defined, and for a typo', async () => {
    const missing = COLLECTOR.replace('exporters: [clickhouse]', 'exporters: [clickhuose]')
    expect(await errorsIn(tree(collector('opentelemetry-collector', missing)))).toEqual([
      'no-missing-component',
    ])
    const typo = COLLECTOR.replace('otlp: {', 'otpl: {')
    expect(await errorsIn(tree(collector('opentelemetry-collector', typo)))).toEqual([
      'valid-collector-config',
    ])
  })

  it('may have programs whose configurations are like those of a collector', async () => {
    const notifier = `
apiVersion: v1
kind: ConfigMap
metadata: {name: alertmanager, namespace: monitoring}
data:
  alertmanager.yml: |
    route: {receiver: none}
    receivers: [{name: none}]
  fluent-bit.yaml: |
    service: {flush: 1, log_level: info}
    pipeline: {inputs: [{name: tail}]}
`
    expect(await errorsIn(tree(STACK, notifier))).toEqual([])
    expect(
      await errorsIn(tree(collector('app-template', '{service: {main: {ports: {}}}, receivers: {}}'))),
    ).toEqual([])
  })

  it('may have dashboards of any schema, without what Grafana adds, and links to those of grafana.com', async () => {
    expect(await rulesIn(tree(STACK, dashboard(OLD, 'one'), dashboard(BARE, 'two')))).toEqual([])
  })

  it('has a finding for what no Grafana shows', async () => {
    expect(await rulesIn(tree(STACK, dashboard('{')))).toEqual(['valid-dashboard'])
    expect(await rulesIn(tree(STACK, dashboard(OLD.replaceAll('node_load1', 'node_load1{'))))).toEqual([
      'valid-promql',
    ])
    const waiting = BARE.replace('{', '{"__inputs": [{"name": "DS_PROM"}], "description": "${DS_PROM}", ')
    expect(await rulesIn(tree(STACK, dashboard(waiting)))).toEqual(['ban-export-keys'])
    expect(await rulesIn(tree(STACK, dashboard(OLD, 'one'), dashboard(OLD, 'two')))).toContain(
      'unique-dashboard-uid',
    )
  })

  it('may have the same dashboards in two clusters with a Grafana each', async () => {
    const one = tree(STACK, dashboard(OLD))
    expect(await rulesIn(one, one)).toEqual([])
  })
})

const dashboard = (text: string, name = 'board') => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: monitoring
  labels: {grafana_dashboard: '1'}
  annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}
data:
  ${name}.json: ${JSON.stringify(text)}
`

const QUERY = { datasource: { type: 'prometheus', uid: 'prometheus' }, targets: [{ expr: 'node_load1' }] }

const OLD = JSON.stringify({
  title: 'Old',
  uid: 'old',
  schemaVersion: 14,
  rows: [{ panels: [{ id: 1, type: 'graph', title: 'Load', ...QUERY }] }],
})

const BARE = JSON.stringify({
  title: 'Bare',
  panels: [
    { type: 'some-plugin-panel', title: 'A', ...QUERY, links: [{ title: 'Other', url: '/d/abc/other' }] },
    { type: 'stat', title: 'B', targets: [{ expr: 'sum(up)' }, { expr: 'count(up)' }] },
  ],
})

const collector = (chart: string, config: string) =>
  release(
    chart,
    `{mode: deployment, image: {repository: otel/opentelemetry-collector-contrib}, config: ${config}}`,
    '0.170.0',
  )

const COLLECTOR = `{
        receivers: {otlp: {protocols: {grpc: null, http: null}}, filelog: {include: [/var/log/*.log], storage: file_storage}},
        exporters: {clickhouse: {endpoint: '\${env:STORE:-tcp://clickhouse:9000}'}},
        service: {pipelines: {
          traces: {receivers: [otlp], processors: [batch], exporters: [clickhouse]},
          logs: {receivers: [filelog], exporters: [clickhouse]},
        }},
    }`

/** The errors about a collector's configuration. */
const errorsIn = async (one: WrittenTree): Promise<string[]> => {
  const findings = await findingsIn({ one })
  const found = findings
    .filter(({ rule, severity }) => OF_COLLECTORS.has(rule) && severity === 'error')
    .map(({ rule }) => rule)
  return [...new Set(found)]
}

const OF_COLLECTORS: ReadonlySet<string> = new Set([
  ...telemetry.map(({ id }) => id),
  'valid-collector-config',
])

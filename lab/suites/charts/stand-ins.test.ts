import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHART_CONTRACTS, type ChartContract } from '@fleet/validation/chart-contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { releaseOf, type Release } from '../../src/charts/chart-references.ts'
import { contractViolations } from '../../src/charts/contract-violations.ts'
import { acceptanceOf } from '../../src/charts/check-rendered.ts'
import { monitorViolations } from '../../src/charts/monitor-violations.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { keeping, packageChart, readsAllValues } from '../../src/charts/stand-in-chart.ts'
import { unreadValues } from '../../src/charts/unread-values.ts'
import { useApiServer } from '../../src/kubernetes/use-api-server.ts'
import { needLoki } from '../../src/programs/given-loki.ts'
import { lokiConfiguration } from '../../src/chart-stand-ins/loki.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, objectsIn, objectsOf, type KubernetesObject } from '../../src/trees/committed.ts'

/*
 * The real charts are not available everywhere. Small charts, packaged and rendered by helm, prove that the checks of
 * `charts.test.ts` distinguish a chart that satisfies its contract from one that violates it.
 */

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-charts-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const hub = clusters.hub.name
const names = ['kube-prometheus-stack', 'loki', 'opentelemetry-collector'] as const

const release = (name: string): Release => releaseOf(objectOf(hub, 'HelmRelease', name))

const contractOf = (name: string): ChartContract => {
  const contract = CHART_CONTRACTS[name]
  if (!contract) throw new Error(`no contract is written for the chart ${name}`)
  return contract
}

/** The chart of a folder of its own, whose templates are these. */
const packaged = (
  name: string,
  templates: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>> = {},
): string => {
  const chart = { name, version: contractOf(name).readFrom }
  return packageChart(mkdtempSync(join(folder, `${name}-`)), chart, templates, values)
}

const prometheus: KubernetesObject = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'kube-prometheus-stack-prometheus' },
}

const ruler: KubernetesObject = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ThanosRuler',
  metadata: { name: 'kube-prometheus-stack-thanos-ruler' },
}

const templateOf = (objects: readonly KubernetesObject[]): string =>
  objects.map((object) => `---\n${stringify(object)}`).join('')

/** The rendered chart of a contract, with changed templates. */
const renderedWith = async (
  name: string,
  change: (template: string) => string,
): Promise<readonly KubernetesObject[]> => {
  const template = change(templateOf([...keeping(contractOf(name)), prometheus, ruler]))
  return objectsIn(await renderChart(packaged(name, { 'objects.yaml': template }), release(name)))
}

test.each(names)('a chart that keeps the contract of %s is taken for one', async (name) => {
  expect(contractViolations(contractOf(name), await renderedWith(name, (template) => template))).toEqual([])
})

interface Violation {
  readonly chart: string
  readonly replace: readonly [text: string, by: string]
  readonly says: string
}

test.each<Violation>([
  {
    chart: 'loki',
    replace: ['name: loki-gateway', 'name: gateway'],
    says: 'there is no Service loki-gateway',
  },
  {
    chart: 'loki',
    replace: ['port: 80', 'port: 8080'],
    says: 'the Service loki-gateway has no port http 80',
  },
  { chart: 'loki', replace: ['single-binary', 'monolith'], says: 'which are not the pods' },
  {
    chart: 'loki',
    replace: ['containerPort: 3100', 'containerPort: 3200'],
    says: 'have no port http-metrics 3100',
  },
  { chart: 'loki', replace: ['loki:v3.7', 'loki:v3.8'], says: 'no image is loki 3.7' },
  {
    chart: 'opentelemetry-collector',
    replace: ['component: agent-collector', 'component: agent'],
    says: 'no pods are labelled',
  },
  {
    chart: 'kube-prometheus-stack',
    replace: ['name: kube-prometheus-stack-prometheus\n', 'name: kube-prometheus-stack\n'],
    says: 'there is no Prometheus kube-prometheus-stack-prometheus',
  },
])('a chart that breaks it is not: $says', async ({ chart, replace: [text, by], says }) => {
  const objects = await renderedWith(chart, (template) => {
    expect(template).toContain(text)
    // The last one is the Prometheus, and the pods follow the Services.
    return chart === 'kube-prometheus-stack' ? template.replaceAll(text, by) : template.replace(text, by)
  })
  expect(contractViolations(contractOf(chart), objects).join('\n')).toContain(says)
})

const small: Release = {
  name: 'small',
  namespace: 'monitoring',
  values: {
    name: 'a name',
    replicas: 1,
    labels: ['one'],
    affinity: null,
    extra: { enabled: false, interval: '30s', rules: { enabled: false } },
  },
}

/** A template that prints all values but one key's. */
const readsAllBut = (key: string): string => readsAllValues.replace('.Values', `(omit .Values "${key}")`)

test('a value that no template reads is named, and no other', async () => {
  expect(await unreadValues(packaged('loki', { 'all.yaml': readsAllValues }), small)).toEqual([])
  for (const key of ['name', 'replicas', 'labels', 'affinity']) {
    expect(await unreadValues(packaged('loki', { 'some.yaml': readsAllBut(key) }), small)).toEqual([key])
  }
})

test('a value below switches that are off counts as read, for they may be turned', async () => {
  const template = (rest: string) =>
    `${rest}{{- if and .Values.extra.enabled .Values.extra.rules.enabled }}
interval: {{ .Values.extra.interval }}
{{- end }}
`
  const archive = packaged('loki', { 'some.yaml': template(readsAllBut('extra')) })
  expect(await unreadValues(archive, small)).toEqual([])
})

/** The chart's switch for the component of `rules.extra`. */
const parts = { windows: { enabled: false } }

test('a value counts as read where the chart reads it only with another part of it switched on', async () => {
  const archive = packaged(
    'loki',
    {
      'some.yaml': `{{- if and .Values.rules.create .Values.windows.enabled .Values.rules.extra }}
extra: true
{{- end }}
{{- if .Values.rules.create }}
rules: true
{{- end }}
`,
    },
    parts,
  )
  const values = { rules: { create: true, extra: false } }
  expect(await unreadValues(archive, { ...small, values })).toEqual([])
})

test('a value that another always hides is named', async () => {
  const archive = packaged('loki', {
    'some.yaml': 'interval: {{ .Values.monitor.interval | default .Values.monitor.special }}\n',
  })
  const values = { monitor: { interval: '30s', special: '30s' } }
  expect(await unreadValues(archive, { ...small, values })).toEqual(['monitor.special'])
})

test('a value counts as read where only its absence makes a difference', async () => {
  const archive = packaged('loki', { 'some.yaml': 'isSet: {{ hasKey .Values "type" }}\n' })
  expect(await unreadValues(archive, { ...small, values: { type: 'filesystem' } })).toEqual([])
})

test('a value counts as read where a configuration that is printed as it is hides what it does', async () => {
  const archive = packaged(
    'loki',
    {
      'some.yaml': `{{- if .Values.alternateConfig }}
config: {{ toJson .Values.alternateConfig }}
{{- else if .Values.preset.enabled }}
config: {{ .Values.rewrite }}
{{- end }}
`,
    },
    { preset: { enabled: false } },
  )
  const values = { alternateConfig: { receivers: {} }, rewrite: false }
  expect(await unreadValues(archive, { ...small, values })).toEqual([])
})

const monitorOf = (name: string, endpoint: Readonly<Record<string, unknown>>): KubernetesObject => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: `kube-prometheus-stack-${name}` },
  spec: { endpoints: [endpoint] },
})

const cadvisor = {
  port: 'https-metrics',
  scheme: 'https',
  honorLabels: true,
  interval: '30s',
  path: '/metrics/cadvisor',
}

describe('the scrapes of a chart', () => {
  const violations = (...monitors: readonly KubernetesObject[]): string =>
    monitorViolations(release('kube-prometheus-stack'), monitors).join('\n')

  test.each([
    ['that it makes are not named', monitorOf('kubelet', cadvisor), false],
    ['that it no longer makes are', monitorOf('kubelet', { ...cadvisor, path: '/metrics' }), true],
    ['that it makes in other words are', monitorOf('kubelet', { ...cadvisor, honorLabels: false }), true],
    ['that another monitor makes are', monitorOf('operator', cadvisor), true],
  ])('%s', (_, monitor, isReported) => {
    const wanted =
      'the monitor kube-prometheus-stack-kubelet does not scrape kubelet at its port https-metrics'
    expect(violations(monitor).includes(`${wanted}, path /metrics/cadvisor`)).toBe(isReported)
  })

  test('that the validator does not know are named', () => {
    expect(violations(monitorOf('kubelet', cadvisor))).not.toContain('does not know')
    expect(violations(monitorOf('kubelet', { ...cadvisor, port: 'more' }))).toContain(
      'does not know of the scrape of the monitor kube-prometheus-stack-kubelet: {"port":"more"',
    )
  })
})

describe('what helm makes of a chart', () => {
  const theServer = useApiServer()

  const namespaces = objectsOf(hub).filter(({ kind }) => kind === 'Namespace')

  const refusalsOf = async (template: string): Promise<string> => {
    const objects = objectsIn(await renderChart(packaged('loki', { 'all.yaml': template }), release('loki')))
    const refusals = await acceptanceOf(theServer().api, release('loki'), objects, namespaces)
    return refusals.map(({ program, what, says }) => `${program} ${what}: ${says}`).join('\n')
  }

  const values = release('loki').values['loki'] as Readonly<Record<string, unknown>>
  const configuration: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'loki' },
    data: { 'config.yaml': lokiConfiguration('/var/loki', values) },
  }
  const template = templateOf([...keeping(contractOf('loki')), configuration])

  test('is accepted', async () => {
    expect(await refusalsOf(template)).toBe('')
  })

  test('is refused by Loki, where its configuration has a field that Loki does not know', async (context) => {
    needLoki(context)
    expect(await refusalsOf(template.replace('max_line_size:', 'max_lines_size:'))).toMatch(
      /^loki ConfigMap loki/,
    )
  })

  test('is refused by the API, where an object has a field that its kind does not have', async () => {
    expect(await refusalsOf(template.replace('containerPort:', 'containersPort:'))).toMatch(
      /^kube-apiserver Deployment/,
    )
  })
})

import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { perform } from '../cli/perform.ts'
import { scratchFolder } from '../disk/testing/scratch.ts'

const SILENT = { show: () => undefined, tell: () => undefined, clear: () => undefined }

type Values = NonNullable<ReturnType<typeof sampleFleetInput>['values']>

/** What a build of the sample fleet with values for its charts reports, and whether it writes trees. */
const built = async (values: Values) => {
  const folder = scratchFolder()
  const { findings, trees } = await perform(
    { command: 'build', clusters: [], out: join(folder, 'clusters'), accepted: [], json: false },
    { repository: folder, importModule: () => Promise.resolve({ fleet: sampleFleetInput({ values }) }) },
    SILENT,
  )
  return { findings, isWritten: trees.length > 0 }
}

test('a value that the vocabulary lacks reaches the chart without a word', async () => {
  const values = { loki: { loki: { querier: { max_concurrent: 2 } } } }
  expect(await built(values)).toEqual({ findings: [], isWritten: true })
})

test('an overridden fact is named with the field that states it', async () => {
  const { findings, isWritten } = await built({ loki: { singleBinary: { persistence: { size: '20Gi' } } } })
  expect(isWritten).toBe(true)
  expect(findings).toMatchObject([
    {
      rule: 'ban-overridden-fact',
      severity: 'warning',
      location: { kind: 'inventory', path: 'values.loki.singleBinary.persistence.size' },
      related: [{ kind: 'inventory', path: 'hub.loki.volume' }],
      message: 'values.loki.singleBinary.persistence.size overrides 5Gi, which hub.loki.volume states',
    },
  ])
})

test('what the generator alone has chosen may be overridden, and is named', async () => {
  const { findings } = await built({ loki: { loki: { limits_config: { max_line_size: '128KB' } } } })
  expect(findings).toMatchObject([{ rule: 'ban-overridden-fact', severity: 'info' }])
})

test('each fact that a removed map holds is named', async () => {
  const { findings } = await built({ loki: { gateway: { resources: null } } })
  const overridden = findings.find(({ rule }) => rule === 'ban-overridden-fact')
  expect(overridden?.message).toContain('hub.loki.gateway.resources.limits.memory')
})

test('a value that repeats a fact overrides nothing', async () => {
  const { findings } = await built({ loki: { singleBinary: { persistence: { size: '5Gi' } } } })
  expect(findings).toEqual([])
})

/** Values that break what the rest of the fleet relies on, and the rule that refuses each. */
const BREAKING: readonly (readonly [rule: string, path: string, values: Values])[] = [
  ['require-known-chart-names', 'values.loki.fullnameOverride', { loki: { fullnameOverride: 'logs' } }],
  [
    'require-known-chart-names',
    'values.loki.gateway.service.port',
    { loki: { gateway: { service: { port: 8080 } } } },
  ],
  [
    'require-remote-write-receiver',
    'values.kubePrometheusStack.prometheus.prometheusSpec.enableRemoteWriteReceiver',
    { kubePrometheusStack: { prometheus: { prometheusSpec: { enableRemoteWriteReceiver: false } } } },
  ],
  [
    'require-dashboard-sidecar',
    'values.kubePrometheusStack.grafana.sidecar.dashboards.enabled',
    { kubePrometheusStack: { grafana: { sidecar: { dashboards: { enabled: false } } } } },
  ],
  ['valid-chart-values', 'values.loki.gateway.replica', { loki: { gateway: { replica: 2 } } }],
  [
    'require-loki-retention',
    'values.loki.loki.compactor.retention_enabled',
    { loki: { loki: { compactor: { retention_enabled: false } } } },
  ],
  [
    'ban-breaking-value',
    'values.kubePrometheusStack.prometheus.prometheusSpec.paused',
    { kubePrometheusStack: { prometheus: { prometheusSpec: { paused: true } } } },
  ],
  [
    'ban-secret-value',
    'values.kubePrometheusStack.grafana.adminPassword',
    { kubePrometheusStack: { grafana: { adminPassword: 'correct horse' } } },
  ],
]

/** Values that are likely to harm. */
const HARMFUL: typeof BREAKING = [
  ['require-resources', 'values.loki.gateway.resources', { loki: { gateway: { resources: null } } }],
  [
    'require-retention-size',
    'values.kubePrometheusStack.prometheus.prometheusSpec.retentionSize',
    { kubePrometheusStack: { prometheus: { prometheusSpec: { retentionSize: '50GiB' } } } },
  ],
]

/** Every finding with its field, also those that are one with another. */
const foundIn = (findings: Awaited<ReturnType<typeof built>>['findings'], wanted: string) =>
  findings
    .flatMap(({ also = [], ...first }) => [first, ...also.map((one) => ({ ...first, ...one }))])
    .filter(({ severity }) => severity === wanted)

const ofField = (rule: string, path: string): unknown =>
  expect.objectContaining({ rule, origin: [expect.objectContaining({ path })] })

test.each(BREAKING)('%s refuses %s', async (rule, path, values) => {
  const { findings, isWritten } = await built(values)
  expect(isWritten).toBe(false)
  expect(foundIn(findings, 'error')).toContainEqual(ofField(rule, path))
})

test.each(HARMFUL)('%s warns of %s', async (rule, path, values) => {
  const { findings } = await built(values)
  expect(foundIn(findings, 'warning')).toContainEqual(ofField(rule, path))
})

test('a secret among the values is refused wherever it stands', async () => {
  const token = `ghp_${'a1B2'.repeat(9)}`
  const { findings } = await built({ opentelemetryCollector: { extraEnvs: [{ name: 'A', value: token }] } })
  expect(findings).toMatchObject([
    { rule: 'ban-secret-value', location: { path: 'values.opentelemetryCollector.extraEnvs[0].value' } },
  ])
})

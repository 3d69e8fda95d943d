import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { perform } from './cli/perform.ts'
import { scratchFolder } from './disk/testing/scratch.ts'

const SILENT = { show: () => undefined, tell: () => undefined, clear: () => undefined }

/** What a build of the sample fleet reports with these files beside its inventory, and the files of its hub. */
const built = async (
  files: Readonly<Record<string, string>>,
  fields: { dashboards?: string[]; rules?: string[] },
) => {
  const folder = scratchFolder()
  for (const [file, text] of Object.entries({ 'fleet.ts': '', ...files }))
    writeFileSync(join(folder, file), text)
  const { hub } = sampleFleetInput()
  const fleet = sampleFleetInput({
    hub: {
      ...hub,
      grafana: { ...hub.grafana, ...(fields.dashboards && { dashboards: fields.dashboards }) },
      prometheus: { ...hub.prometheus, ...(fields.rules && { rules: fields.rules }) },
    },
  })
  const { findings, trees } = await perform(
    { command: 'build', clusters: [], out: join(folder, 'clusters'), accepted: [], json: false },
    {
      repository: folder,
      inventory: join(folder, 'fleet.ts'),
      importModule: () => Promise.resolve({ fleet }),
    },
    SILENT,
  )
  return { folder, findings, isWritten: trees.length > 0 }
}

const dashboard = (expr: string) =>
  JSON.stringify(
    {
      id: 7,
      uid: 'Disks-1',
      title: 'Disks',
      schemaVersion: 39,
      panels: [
        {
          id: 1,
          type: 'timeseries',
          title: 'Load',
          gridPos: { x: 0, y: 0, w: 24, h: 8 },
          datasource: 'Prometheus',
          targets: [{ refId: 'A', expr, legendFormat: '{{instance}}' }],
        },
      ],
      templating: { list: [] },
      annotations: { list: [] },
      time: { from: 'now-6h', to: 'now' },
    },
    undefined,
    2,
  )

const rules = (expr: string) =>
  [
    'groups:',
    '  - name: own',
    '    rules:',
    '      - alert: Overloaded',
    `        expr: ${expr}`,
    '        for: 5m',
    '        labels: { severity: warning }',
    '        annotations: { summary: Much to do, description: See the load }',
    '',
  ].join('\n')

test('a dashboard and a rule file are shipped, and nothing is found in them', async () => {
  const { findings, folder, isWritten } = await built(
    { 'disks.json': dashboard('node_load1{job="node-exporter"}'), 'load.yaml': rules('sum(node_load1) > 9') },
    { dashboards: ['./disks.json'], rules: ['./load.yaml'] },
  )
  expect([isWritten, findings]).toEqual([true, []])
  const shipped = (name: string) => readFileSync(join(folder, `clusters/hub/telemetry/${name}.yaml`), 'utf8')
  expect(shipped('own-rules-load')).toContain('expr: sum by (cluster) (node_load1) > 9')
  expect(shipped('own-dashboard-disks')).toContain('"uid":"Disks-1"')
})

test('what is wrong in them is found at its line, and stops no build', async () => {
  const { findings, folder, isWritten } = await built(
    { 'disks.json': dashboard('node_loud1'), 'load.yaml': rules('node_loud5 > 9') },
    { dashboards: ['./disks.json'], rules: ['./load.yaml'] },
  )
  expect(isWritten).toBe(true)
  expect(findings).toMatchObject([
    {
      rule: 'no-missing-metric',
      severity: 'warning',
      origin: [
        { kind: 'file', file: join(folder, 'disks.json'), line: 21 },
        { kind: 'inventory', path: 'hub.grafana.dashboards[0]' },
      ],
    },
    {
      rule: 'no-missing-metric',
      severity: 'warning',
      origin: [
        { kind: 'file', file: join(folder, 'load.yaml'), line: 5 },
        { kind: 'inventory', path: 'hub.prometheus.rules[0]' },
      ],
    },
  ])
})

test('a file that is none of them stops the build at its line', async () => {
  const { findings, folder, isWritten } = await built(
    { 'disks.json': '{\n "panels": [}\n', 'load.yaml': 'groups:\n  - name: own\n    rules: [}\n' },
    { dashboards: ['./disks.json'], rules: ['./load.yaml'] },
  )
  expect(isWritten).toBe(false)
  expect(findings).toMatchObject([
    {
      rule: 'valid-dashboard-export',
      location: { kind: 'inventory', path: 'hub.grafana.dashboards[0]' },
      related: [{ kind: 'file', file: join(folder, 'disks.json'), line: 2, column: 13 }],
    },
    {
      rule: 'valid-rule-file',
      location: { kind: 'inventory', path: 'hub.prometheus.rules[0]' },
      related: [{ kind: 'file', file: join(folder, 'load.yaml'), line: 3 }],
    },
  ])
})

test('what cannot have the cluster is said, and shipped as it is', async () => {
  const { findings, isWritten } = await built(
    { 'disks.json': dashboard('$calculate(node_load1)'), 'load.yaml': rules('absent(node_load1)') },
    { dashboards: ['./disks.json'], rules: ['./load.yaml'] },
  )
  expect(isWritten).toBe(true)
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['require-cluster-in-dashboard', 'warning'],
    ['require-cluster-in-rule-file', 'warning'],
    ['valid-promql', 'warning'],
  ])
})

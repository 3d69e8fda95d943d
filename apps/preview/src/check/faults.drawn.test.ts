import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PRODUCT } from '@fleet/kubernetes'
import { DASHBOARD_LABEL } from '@fleet/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DashboardModel } from '../page/dashboard/model.ts'
import type { Finding } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { runCheck } from './run-check.ts'
import { FAULTY } from './testing/faulty-dashboards.ts'
import { SAMPLE_STORES } from './testing/sample-answers.ts'
import { dashboard, stat } from './testing/sample-dashboards.ts'

const FLEET = join(import.meta.dirname, '../../../../packages/validation/fixtures/fleet/index.ts')

const FAULTS = Object.entries(FAULTY).flatMap(([check, faults]) =>
  faults.map(([fault, model]) => ({ check, fault, uid: model.uid ?? '', model })),
)

/** One of the generator’s; a person’s own dashboards are files of JSON here. */
const configMap = (model: DashboardModel): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: model.uid,
      labels: { [DASHBOARD_LABEL.name]: DASHBOARD_LABEL.value, 'app.kubernetes.io/managed-by': PRODUCT },
    },
    data: { 'dashboard.json': JSON.stringify(model) },
  })

const OWN_HOLE = dashboard('own-hole', { top: [stat(2, [0, 1, 12, 4])] })
const OWN_ERROR = dashboard('own-error', { top: [stat(2, [0, 1, 24, 4], { type: 'flowchart' })] })

let folder = ''
let findings: readonly Finding[] = []

/** All are drawn in one run: a browser and a page take longer to start than a dashboard to draw. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawn-'))
  for (const model of [dashboard('good'), ...FAULTS.map((fault) => fault.model)])
    writeFileSync(join(folder, `${model.uid}.yaml`), configMap(model))
  for (const model of [OWN_HOLE, OWN_ERROR])
    writeFileSync(join(folder, `${model.uid}.json`), JSON.stringify(model))
  const request = {
    directory: folder,
    inventory: FLEET,
    stores: {},
    port: 0,
    task: { kind: 'page' },
  } as const
  ;({ findings } = await runCheck(request, { only: [] }, SAMPLE_STORES))
}, 600_000)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const of = (uid: string): readonly Finding[] => findings.filter((finding) => finding.dashboard === uid)

describe('a drawing', () => {
  test.each(FAULTS)('with $fault is refused by $check alone', ({ uid, check }) => {
    expect([...new Set(of(uid).map((finding) => `${finding.severity} ${finding.check}`))]).toEqual([
      `error ${check}`,
    ])
  })

  test('with nothing wrong passes', () => {
    expect(of('good')).toEqual([])
  })

  test('of a person’s own dashboard is refused where it is broken, and warned of elsewhere', () => {
    expect(of('own-hole')).toEqual([expect.objectContaining({ check: 'ban-grid-hole', severity: 'warning' })])
    expect(of('own-error')).toEqual([
      expect.objectContaining({ check: 'ban-panel-error', severity: 'error' }),
    ])
  })

  test('names the panel, what is seen, and the fix', () => {
    expect(of('long-title')).toEqual([
      expect.objectContaining({
        panel: expect.stringContaining('The share'),
        seen: 'its title is cut',
        widths: [1600, 1280],
      }),
    ])
  })
})

test('every check refuses a drawing of these, but the one of texts outside, which no panel makes today', () => {
  const untested = CHECKS.map(({ id }) => id).filter((id) => !(id in FAULTY))
  expect(untested).toEqual(['require-text-inside'])
})

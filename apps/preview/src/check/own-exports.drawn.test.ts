import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normaliseExport, sourcesOf } from '@fleet/own-files'
import { EXPORTS } from '@fleet/own-files/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCheck, type Checked } from './run-check.ts'

const FLEET = join(import.meta.dirname, '../../../../packages/validation/fixtures/fleet/index.ts')

/** The exports as a fleet ships them, by the uids that Grafana gives them. */
const SHIPPED = Object.entries(EXPORTS).map(([file, text]) => {
  const made = normaliseExport(`./dashboards/${file}`, text, sourcesOf())
  if (!('dashboard' in made)) throw new Error(`${file} is no dashboard`)
  return { file, ...made }
})

let folder = ''
let checked: Checked

/** All are drawn in one run, over the values that are made for a fleet. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drawn-'))
  for (const { file, dashboard } of SHIPPED) writeFileSync(join(folder, file), JSON.stringify(dashboard))
  checked = await runCheck(
    { directory: folder, inventory: FLEET, stores: {}, port: 0, task: { kind: 'page' } },
    { only: [] },
  )
}, 600_000)

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('every export is drawn', () => {
  expect(checked.dashboards).toBe(Object.keys(EXPORTS).length)
})

test.each(SHIPPED)('$file is drawn without an error', ({ uid }) => {
  const found = checked.findings.filter(({ dashboard }) => dashboard === uid)
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([])
})

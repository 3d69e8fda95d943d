import { expect, test } from 'vitest'
import { resultsPage, type Result } from './results-page.ts'

const passed: Result = {
  suite: 'logs',
  proven: 'Loki > keeps a | line',
  state: 'passed',
  seconds: 1.6,
  figures: { lines: '10', lost: '0' },
}
const notRun: Result = { ...passed, state: 'not run', seconds: 0, figures: { 'NOT RUN': 'no Loki is given' } }

const rowsOf = (page: string): readonly string[] =>
  page.split('\n').filter((line) => line.startsWith('| Loki'))

const first = resultsPage('', [passed], '2026-11-25; loki v3.7.6')
const second = resultsPage(first, [notRun], '2026-11-29; prometheus v0.314.0')
const last = 'NOT RUN: no Loki is given; last run: 2026-11-25, passed; lines: 10; lost: 0'

test('a test that did not run keeps its last figures, with their date', () => {
  expect(rowsOf(second)).toEqual([String.raw`| Loki > keeps a \| line | not run | ${last} | 0.0 |`])
})

test('and keeps them through further runs without it', () => {
  const third = resultsPage(second, [notRun], '2026-12-01; prometheus v0.314.0')
  expect(rowsOf(third)).toEqual(rowsOf(second))
})

test('a run replaces it', () => {
  const third = resultsPage(second, [passed], '2026-12-01; loki v3.7.6')
  expect(rowsOf(third)).toEqual([String.raw`| Loki > keeps a \| line | passed | lines: 10; lost: 0 | 1.6 |`])
})

test('a failure is kept as a failure', () => {
  const failed = resultsPage('', [{ ...passed, state: 'failed', figures: {} }], '2026-11-25; loki v3.7.6')
  const [row] = rowsOf(resultsPage(failed, [notRun], '2026-11-29;'))
  expect(row).toContain('last run: 2026-11-25, failed |')
})

test('a test that never ran has no last run', () => {
  expect(rowsOf(resultsPage('', [notRun], '2026-11-29;'))[0]).not.toContain('last run')
})

test('tests that did not run are counted separately', () => {
  expect(resultsPage('', [passed, { ...notRun, proven: 'Loki > another' }], '2026-11-29;')).toContain(
    '1 passed, 0 failed, 1 not run',
  )
})

test('a suite that did not run stays unchanged', () => {
  const page = resultsPage(first, [{ ...passed, suite: 'cost', proven: 'another' }], '2026-11-29;')
  expect(rowsOf(page)).toEqual(rowsOf(first))
})

test('a suite has its own facts, which no other suite shows', () => {
  const other = { ...passed, suite: 'charts' }
  const page = resultsPage('', [passed, other], '2026-11-29; loki v3.7.6', {
    charts: 'charts: from archives',
  })
  expect(page).toContain('`pnpm lab charts`, 2026-11-29; loki v3.7.6; charts: from archives')
  expect(page).toContain('`pnpm lab logs`, 2026-11-29; loki v3.7.6\n')
})

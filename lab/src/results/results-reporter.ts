import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node'
import { engines, engineVersion } from '../engines/engines.ts'
import { suiteStates, recordSuites } from '../changed/green-record.ts'
import { chartProgram } from '../charts/chart-programs.ts'
import { archiveIn, chartsOf } from '../charts/chart-references.ts'
import { lokiFile } from '../programs/given-loki.ts'
import { clusters } from '../trees/clusters.ts'
import type { Figures } from './measured.ts'
import { resultsPage, type Result } from './results-page.ts'

const page = join(import.meta.dirname, '../../RESULTS.md')

const resultOf = (module: TestModule, test: TestCase): Result => ({
  suite: basename(dirname(module.moduleId)),
  proven: test.fullName,
  state:
    ({ passed: 'passed', failed: 'failed' } as const)[test.result().state as string as 'passed'] ?? 'not run',
  seconds: (test.diagnostic()?.duration ?? 0) / 1000,
  figures: { ...test.meta().figures, ...secondTry(test), ...whyNot(test) },
})

const secondTry = (test: TestCase): Figures =>
  test.diagnostic()?.flaky ? { 'passed at the second try': 'yes' } : {}

/** The reason why a test cannot run here. */
const whyNot = (test: TestCase): Figures => {
  const result = test.result()
  return result.state === 'skipped' && result.note !== undefined
    ? { 'NOT RUN': result.note.replace(/^NOT RUN: /, '') }
    : {}
}

/** The tests that cannot run here, by name, so that none counts as passed. */
const notRun = (results: readonly Result[]): string =>
  results
    .filter(({ figures }) => figures['NOT RUN'] !== undefined)
    .map(({ suite, proven, figures }) => `NOT RUN: ${suite}: ${proven}: ${figures['NOT RUN']}\n`)
    .join('')

const versionOf = (name: string): string => {
  const engine = engines.find((one) => one.name === name)
  return engine ? `${name} ${engineVersion(engine)}` : name
}

const givenLoki = (): readonly string[] =>
  lokiFile() === undefined ? [] : [`loki v${chartProgram('loki', 'loki')}`]

const facts = (): string =>
  `${new Date().toISOString().slice(0, 10)}; ${[...['otel-collector', 'victoria-logs', 'prometheus', 'kubernetes'].map(versionOf), ...givenLoki()].join(', ')}`

/** The given charts of the suites that read charts. */
const chartsGiven = (): string => {
  const folder = process.env['FLEET_LAB_ARCHIVES']
  const charts = chartsOf(clusters.hub.name)
    .filter((chart) => archiveIn(folder, chart) !== undefined)
    .map(({ name, tag }) => `${name} ${tag}`)
  return charts.length > 0 ? `archives of ${charts.join(', ')}` : 'no archives of charts, stand-ins alone'
}

const untouched = process.env['FLEET_LAB_UNTOUCHED']?.split(',') ?? []

/** Whether all tests of each suite passed, without those that cannot run here. */
const outcomes = (modules: readonly TestModule[]): ReadonlyMap<string, boolean> => {
  const bySuite = Map.groupBy(modules, ({ moduleId }) => basename(dirname(moduleId)))
  return new Map(
    [...bySuite].map(([suite, suiteFacts]) => [suite, suiteFacts.every((module) => module.ok())]),
  )
}

/** Writes lab/RESULTS.md and lab/green.json after a run: an interrupted run has no results. */
export default class ResultsReporter implements Reporter {
  /** The state when the tests begin: later changes are not tested. */
  readonly #states = suiteStates()

  onTestRunEnd(modules: readonly TestModule[], _errors: unknown, reason: TestRunEndReason): void {
    if (reason === 'interrupted') return
    const ran = modules.filter(({ moduleId }) => !untouched.includes(basename(dirname(moduleId))))
    const results = ran.flatMap((module) =>
      [...module.children.allTests()].map((test) => resultOf(module, test)),
    )
    const before = existsSync(page) ? readFileSync(page, 'utf8') : ''
    const given = chartsGiven()
    writeFileSync(page, resultsPage(before, results, facts(), { charts: given, flux: given }))
    recordSuites(this.#states, outcomes(ran))
    process.stdout.write(notRun(results))
  }
}

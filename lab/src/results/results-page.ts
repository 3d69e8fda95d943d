import type { Figures } from './measured.ts'

/** One test of the lab, as it ended. */
export interface Result {
  readonly suite: string
  readonly proven: string
  readonly state: 'passed' | 'failed' | 'not run'
  readonly seconds: number
  readonly figures: Figures
}

const introduction = `# What the real programs say

Made by \`pnpm lab\`: each suite that runs replaces its table. The programs are built from the modules in \`lab/engines\`
and read the committed trees of \`packages/validation/fixtures\`. A test that did not run shows its last run and result.
`

/** A bar ends the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const rowOf = ({ proven, state, seconds, figures }: Result): string => {
  const words = Object.entries(figures).map(([name, figure]) => `${name}: ${figure}`)
  return `| ${cell(proven)} | ${state} | ${cell(words.join('; '))} | ${seconds.toFixed(1)} |`
}

const row = /^\| (.+?) \| (passed|failed|not run) \| (.*?) ?\| [\d.]+ \|$/

/** The last run of each test of a section, as text: the date, the result and the figures. */
const lastRunsIn = (section: string): ReadonlyMap<string, string> => {
  const date = /, (\d{4}-\d{2}-\d{2});/.exec(section)?.[1] ?? 'at an unknown time'
  return new Map(
    section.split('\n').flatMap((line): [string, string][] => {
      const [, proven, state, words = ''] = row.exec(line) ?? []
      if (proven === undefined || state === undefined) return []
      const before = / ?last run: (.*)$/.exec(words)?.[1]
      if (state === 'not run') return before === undefined ? [] : [[proven, before]]
      return [[proven, [`${date}, ${state}`, ...(words === '' ? [] : [words])].join('; ')]]
    }),
  )
}

/** A result with the last run, where the test did not run now. */
const withLastRun = (result: Result, lastRuns: ReadonlyMap<string, string>): Result => {
  const last = result.state === 'not run' ? lastRuns.get(cell(result.proven)) : undefined
  return last === undefined ? result : { ...result, figures: { ...result.figures, 'last run': last } }
}

const statesIn = (results: readonly Result[]): string =>
  (['passed', 'failed', 'not run'] as const)
    .map((state) => `${results.filter((result) => result.state === state).length} ${state}`)
    .join(', ')

const tableOf = (suite: string, results: readonly Result[], facts: readonly string[]): string =>
  [
    `## ${suite}`,
    '',
    `\`pnpm lab ${suite}\`, ${facts.join('; ')}`,
    '',
    statesIn(results),
    '',
    '| what is proven | result | measured | s |',
    '| --- | --- | --- | --- |',
    ...results.map(rowOf),
    '',
  ].join('\n')

const sectionsIn = (page: string): ReadonlyMap<string, string> =>
  new Map(
    page
      .split(/^(?=## )/m)
      .slice(1)
      .map((section) => [/^## (.*)$/m.exec(section)?.[1] ?? '', section]),
  )

/**
 * The page with new tables of the suites that ran, and the others unchanged.
 * @param facts the date and the versions, as text
 * @param suiteFacts the facts of single suites
 */
export const resultsPage = (
  before: string,
  results: readonly Result[],
  facts: string,
  suiteFacts: Readonly<Record<string, string>> = {},
): string => {
  const suites = new Map(sectionsIn(before))
  for (const [suite, ended] of Map.groupBy(results, (result) => result.suite)) {
    const lastRuns = lastRunsIn(suites.get(suite) ?? '')
    suites.set(
      suite,
      tableOf(
        suite,
        ended.map((result) => withLastRun(result, lastRuns)),
        [facts, suiteFacts[suite] ?? []].flat(),
      ),
    )
  }
  const sections = [...suites]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, section]) => section.trim())
  return `${[introduction.trim(), ...sections].join('\n\n')}\n`
}

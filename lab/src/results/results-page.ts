import type { Figures } from './measured.ts'

/** One test of the lab, as it ended. */
export interface Result {
  readonly part: string
  readonly proven: string
  readonly state: 'passed' | 'failed' | 'not run'
  readonly seconds: number
  readonly figures: Figures
}

const introduction = `# What the real programs say

Made by \`pnpm lab\`: each part of the lab that runs writes its table anew. The programs are built from the modules in \`lab/engines\`
and read the committed bytes of \`clusters/\`.
`

/** A bar would end the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const rowOf = ({ proven, state, seconds, figures }: Result): string => {
  const words = Object.entries(figures).map(([name, figure]) => `${name}: ${figure}`)
  return `| ${cell(proven)} | ${state} | ${cell(words.join('; '))} | ${seconds.toFixed(1)} |`
}

const tableOf = (part: string, results: readonly Result[], facts: string): string =>
  [
    `## ${part}`,
    '',
    `\`pnpm lab ${part}\`, ${facts}`,
    '',
    '| what is proven | result | measured | s |',
    '| --- | --- | --- | --- |',
    ...results.map(rowOf),
    '',
  ].join('\n')

const partsIn = (page: string): ReadonlyMap<string, string> =>
  new Map(
    page
      .split(/^(?=## )/m)
      .slice(1)
      .map((section) => [/^## (.*)$/m.exec(section)?.[1] ?? '', section]),
  )

/**
 * The page with the parts that ran written anew, and the others as they were.
 * @param facts when and with which versions it ran, in words
 */
export const resultsPage = (before: string, results: readonly Result[], facts: string): string => {
  const parts = new Map(partsIn(before))
  for (const [part, ofPart] of Map.groupBy(results, (result) => result.part))
    parts.set(part, tableOf(part, ofPart, facts))
  const sections = [...parts]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, section]) => section.trim())
  return `${[introduction.trim(), ...sections].join('\n\n')}\n`
}

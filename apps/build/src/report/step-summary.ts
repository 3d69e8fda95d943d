import { appendFileSync } from 'node:fs'
import { onDisk } from '../disk/disk-error.ts'
import { visibleText } from './visible-text.ts'

/** Appends Markdown to the summary of the job, in a workflow. */
export const appendToStepSummary = (markdown: () => string): void => {
  const { GITHUB_STEP_SUMMARY: summary } = process.env
  if (summary !== undefined && summary !== '')
    onDisk('write', summary, () => appendFileSync(summary, markdown()))
}

/** GitHub takes a summary of 1 MiB at most. */
const MOST_ROWS = 500

/** A section of the summary: a table of what was found, and how much was asked. */
export const summarySection = (
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  closing: string,
): string => {
  const table = [columns, columns.map(() => '---'), ...rows.slice(0, MOST_ROWS)].map(
    (cells) => `| ${cells.join(' | ')} |`,
  )
  const more = rows.length > MOST_ROWS ? [`${rows.length - MOST_ROWS} more`] : []
  return `${[
    `### ${title}`,
    '',
    ...(rows.length === 0 ? [] : [...table, '', ...more]),
    ...closing
      .trimEnd()
      .split('\n')
      .map((line) => `- ${cell(line)}`),
    '',
  ].join('\n')}\n`
}

/** A text as it is, in a table of Markdown. */
export const cell = (text: string): string =>
  visibleText(text).replaceAll(/[\\`*_{}[\]<>|#&]/g, String.raw`\$&`)

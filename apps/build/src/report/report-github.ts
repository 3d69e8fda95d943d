import { appendFileSync } from 'node:fs'
import type { Finding } from '@fleet/model'
import type { Validation } from '../cli/validation.ts'
import { onDisk } from '../disk/disk-error.ts'
import { findingsGithub, notice } from './findings-github.ts'
import { rootedPath } from './rooted-path.ts'
import { visibleText } from './visible-text.ts'

/**
 * What GitHub's log gets: annotations, and a notice of how much was checked. In a workflow the whole list is also written to
 * the summary of the job, which has no limit of ten.
 * @param closing how much was checked, and how many findings there are
 */
export const reportGithub = ({ findings, root }: Validation, closing: string): string => {
  const { GITHUB_STEP_SUMMARY: summary } = process.env
  if (summary !== undefined && summary !== '')
    onDisk('write', summary, () => appendFileSync(summary, summaryOf(findings, root, closing)))
  return `${findingsGithub(findings, root)}${notice('validate', closing.trimEnd())}${closing}`
}

/** GitHub takes a summary of 1 MiB at most. */
const MOST_ROWS = 500

const summaryOf = (findings: readonly Finding[], root: string, closing: string): string => {
  const rows = findings.slice(0, MOST_ROWS).map((finding) => `| ${cellsOf(finding, root).join(' | ')} |`)
  const table = ['| | rule | place | message |', '| --- | --- | --- | --- |', ...rows]
  const more = findings.length > MOST_ROWS ? [`${findings.length - MOST_ROWS} more`] : []
  return `${[
    '### validate',
    '',
    ...(rows.length === 0 ? [] : [...table, '', ...more]),
    ...closing
      .trimEnd()
      .split('\n')
      .map((line) => `- ${cell(line)}`),
    '',
  ].join('\n')}\n`
}

const cellsOf = ({ severity, rule, location, message }: Finding, root: string): readonly string[] => [
  severity,
  cell(rule),
  cell(
    location.kind === 'file'
      ? [rootedPath(root, location.file), location.line].filter((part) => part !== undefined).join(':')
      : location.path,
  ),
  cell(message),
]

/** A text as it is, in a table of Markdown. */
const cell = (text: string): string => visibleText(text).replaceAll(/[\\`*_{}[\]<>|#&]/g, String.raw`\$&`)

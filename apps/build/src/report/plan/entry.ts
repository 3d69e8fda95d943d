import type { Difference } from '@fleet/validation/plan'
import { visibleText } from '../visible-text.ts'
import { changedLines, changeOnALine, type ChangedLine } from './value-text.ts'

/** Something that is created, changed or deleted, or that needs attention. */
export type Mark = '+' | '~' | '-' | '!'

/** A line of a plan, with what explains it. */
export interface Entry {
  readonly mark: Mark
  readonly title: string
  readonly file?: string
  readonly lines: readonly ChangedLine[]
}

export const entry = (
  mark: Mark,
  title: string,
  file?: string,
  lines: readonly ChangedLine[] = [],
): Entry => ({
  mark,
  title: visibleText(title),
  ...(file !== undefined && { file: visibleText(file) }),
  lines: lines.map((line) => ({ ...line, text: visibleText(line.text) })),
})

export const atMost = (lines: readonly ChangedLine[], most: number): readonly ChangedLine[] =>
  lines.length <= most
    ? lines
    : [...lines.slice(0, most), { mark: ' ', text: `… ${lines.length - most} more lines` }]

export const fieldLines = (difference: Difference): readonly ChangedLine[] => {
  const onALine = changeOnALine(difference)
  return onALine === undefined
    ? [{ mark: ' ', text: `${difference.field}:` }, ...changedLines(difference)]
    : [{ mark: ' ', text: `${difference.field}: ${onALine}` }]
}

import type { Difference } from '@fleet/validation/plan'
import { dump } from 'js-yaml'

/** What a line of a terminal or of a pull request has room for. */
const LONGEST = 160

/** The lines of a value that are printed. */
const MOST_LINES = 12

/** A difference as lines with marks: ` ` for a context, `-` for what was, `+` for what is. */
export interface ChangedLine {
  readonly mark: ' ' | '-' | '+'
  readonly text: string
}

/** A change on one line, where both versions fit on it. */
export const changeOnALine = ({ before, after }: Difference): string | undefined => {
  const texts = [before, after].map((value) => (value === undefined ? '' : onALine(value)))
  if (texts.some((text) => text === undefined)) return undefined
  const [old = '', now = ''] = texts
  if (old.length + now.length > LONGEST) return undefined
  if (before === undefined) return `+ ${now}`
  return after === undefined ? `- ${old}` : `${old} → ${now}`
}

const onALine = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return JSON.stringify(value)
  return value.includes('\n') ? undefined : value || '""'
}

/** Both versions of a long value, without what they have in common at their beginning and end. */
export const changedLines = ({ before, after }: Difference): readonly ChangedLine[] => {
  const [old = [], now = []] = [before, after].map(linesOf)
  const start = commonLines(old, now)
  const end = commonLines(old.slice(start).toReversed(), now.slice(start).toReversed())
  const [removed, added] = withoutBeginning(
    old.slice(start, old.length - end),
    now.slice(start, now.length - end),
  )
  return [...marked(removed, '-'), ...marked(added, '+')]
}

/** What stays of a common beginning. */
const CONTEXT = 40

/** One line in place of another, from shortly before the first character that differs. */
const withoutBeginning = (
  removed: readonly string[],
  added: readonly string[],
): readonly [removed: readonly string[], added: readonly string[]] => {
  const [[old = ''], [now = '']] = [removed, added]
  if (removed.length !== 1 || added.length !== 1 || Math.max(old.length, now.length) <= LONGEST)
    return [removed, added]
  let first = 0
  while (first < old.length && old[first] === now[first]) first += 1
  const start = first - CONTEXT
  return start <= 0 ? [removed, added] : [[`…${old.slice(start)}`], [`…${now.slice(start)}`]]
}

const linesOf = (value: unknown): readonly string[] => {
  if (value === undefined) return []
  const text = typeof value === 'string' ? value : dump(value, { lineWidth: -1, noRefs: true })
  return text.replace(/\n$/, '').split('\n')
}

const commonLines = (one: readonly string[], other: readonly string[]): number => {
  const different = one.findIndex((line, index) => line !== other[index])
  return different === -1 ? one.length : different
}

const marked = (lines: readonly string[], mark: '-' | '+'): readonly ChangedLine[] => {
  const shown = lines.slice(0, MOST_LINES).map((text) => ({ mark, text: shortened(text) }))
  const more = lines.length - shown.length
  return more > 0 ? [...shown, { mark, text: `… ${more} more lines` }] : shown
}

/** A text on one line, cut where it is too long. */
export const shortened = (text: string, longest = LONGEST): string => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ')
  return line.length <= longest ? line : `${line.slice(0, longest)}… (${line.length} characters)`
}

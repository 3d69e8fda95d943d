import { columnsOf, visibleText } from './visible-text.ts'

/** Of a longer line, such as a dashboard's, the excerpt shows the part around the finding. */
const WIDTH = 96

/** How many characters before the finding give its context. */
const BEFORE = 40

/**
 * A line of a text, and a caret below one of its characters.
 * @param line from 1
 * @param column from 1, in UTF-16 code units
 * @returns nothing where the text is shorter
 */
export const excerpt = (text: string, line: number, column: number): readonly string[] => {
  const whole = lineAt(text, line)
  if (whole === undefined) return []
  const at = column - 1
  const start = at > BEFORE && whole.length > WIDTH ? boundary(whole, at - BEFORE) : 0
  const end = boundary(whole, start + WIDTH)
  const before = `${start > 0 ? '…' : ''}${visibleText(whole.slice(start, at))}`
  const after = `${visibleText(whole.slice(at, end))}${end < whole.length ? '…' : ''}`
  const margin = String(line)
  const columns = Array.from(before, columnsOf).reduce((sum, width) => sum + width, 0)
  return [`${margin} │ ${before}${after}`, `${' '.repeat(margin.length)} │ ${' '.repeat(columns)}^`]
}

/** Does not split the text, which may have very many lines. */
const lineAt = (text: string, line: number): string | undefined => {
  let begin = 0
  for (let nth = 1; nth < line; nth += 1) {
    begin = text.indexOf('\n', begin) + 1
    if (begin === 0) return undefined
  }
  const end = text.indexOf('\n', begin)
  return text.slice(begin, end === -1 ? undefined : end).replace(/\r$/, '')
}

/** The same offset, but never inside a surrogate pair. */
const boundary = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at)

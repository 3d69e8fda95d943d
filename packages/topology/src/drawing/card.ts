import type { Colours } from './colours.ts'
import { frame, textLine } from './svg.ts'

/** A line of a card: a name at its left, a fact at its right, or one text all along it. */
export interface CardLine {
  readonly left: string
  readonly right?: string
  readonly fill?: keyof Colours
  readonly bold?: boolean
}

export interface Card {
  readonly title: string
  readonly subtitle: string
  readonly lines: readonly CardLine[]
}

export const LINE_HEIGHT = 18
export const PADDING = 14
const TITLE_HEIGHT = 26
/** The share of a line that a name has beside a fact. */
const NAME_SHARE = 0.42

export const cardHeight = ({ lines }: Card): number =>
  2 * PADDING + TITLE_HEIGHT + lines.length * LINE_HEIGHT - 8

export const drawCard = (
  card: Card,
  { x, y, width, height = cardHeight(card) }: { x: number; y: number; width: number; height?: number },
  colours: Colours,
): string => {
  const inside = { x: x + PADDING, width: width - 2 * PADDING }
  const title = { ...inside, y: y + PADDING + 10 }
  return [
    frame({ x, y, width, height }, colours.card, colours.border),
    textLine(
      card.title,
      { ...title, width: inside.width * 0.7 },
      { fill: colours.text, size: 14, bold: true },
    ),
    textLine(card.subtitle, title, { fill: colours.faint, size: 11, end: true }),
    drawLines(card.lines, { ...inside, y: y + PADDING + TITLE_HEIGHT + 6 }, colours),
  ].join('')
}

export const drawLines = (
  lines: readonly CardLine[],
  { x, y, width }: { x: number; y: number; width: number },
  colours: Colours,
): string =>
  lines
    .flatMap(({ left, right, fill = 'text', bold = false }, index) => {
      const place = { x, y: y + index * LINE_HEIGHT, width }
      const style = { fill: colours[fill], bold }
      if (right === undefined) return [textLine(left, place, style)]
      return [
        textLine(left, { ...place, width: width * NAME_SHARE }, style),
        textLine(
          right,
          { ...place, x: x + width * NAME_SHARE, width: width * (1 - NAME_SHARE) },
          { fill: colours.faint, size: 11, mono: true, end: true },
        ),
      ]
    })
    .join('')

/** Words in lines of at most so many letters. */
export const wrapped = (words: readonly string[], room: number): string[] => {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length + 1 > room) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

import type { Check } from '../check.ts'
import type { DrawnText } from '../drawn.ts'

/** Letters below this are not read. Grafana makes them smaller until all is in its place. */
const SMALLEST = 10

export const banCutValue: Check = {
  id: 'ban-cut-value',
  summary: `Numbers and their names are read whole, each on one line, in letters of ${SMALLEST} px or more.`,
  fix: 'give the panel more room, show fewer values in it, or shorten their names or unit',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap(({ title, texts }) => {
      const [seen] = texts.filter(({ role }) => role === 'value').flatMap(faultOf)
      return seen === undefined ? [] : [{ panel: title, seen }]
    }),
}

const faultOf = ({ text, isCut, isWrapped, size }: DrawnText): string[] => {
  if (isCut) return [`“${text}” is cut`]
  if (isWrapped) return [`“${text}” takes two lines`]
  return size < SMALLEST ? [`“${text}” is written in letters of ${Math.round(size)} px`] : []
}

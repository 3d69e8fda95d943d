import type { Check } from '../check.ts'
import { isColoured } from '../colour.ts'
import type { DrawnText } from '../drawn.ts'

export const banZeroForNothing: Check = {
  id: 'ban-zero-for-nothing',
  summary: 'Where the stores have nothing, a panel shows no number and no colour.',
  fix: 'map null to a grey text, such as “no data”, and let no query turn an absent series into a number',
  isBroken: false,
  stores: 'empty',
  look: ({ panels }) =>
    panels.flatMap(({ title, kind, texts }) => {
      if (kind === 'text') return []
      const shown = texts.find(looksMeasured)
      return shown === undefined
        ? []
        : [{ panel: title, seen: `without any data it shows “${shown.text}” in ${shown.colour}` }]
    }),
}

const looksMeasured = ({ role, text, colour }: DrawnText): boolean =>
  (role === 'value' || role === 'content' || role === 'legend') &&
  (/\d/.test(text) || (role === 'value' && isColoured(colour)))

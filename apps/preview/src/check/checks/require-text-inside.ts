import type { Check } from '../check.ts'
import type { Box } from '../drawn.ts'

export const requireTextInside: Check = {
  id: 'require-text-inside',
  summary: 'Every text is within its panel.',
  fix: 'make the panel larger, or its text shorter',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap(({ title, box, texts }) => {
      const outside = texts.find((text) => !text.isScrolled && !isInside(text.box, box))
      return outside === undefined
        ? []
        : [{ panel: title, seen: `“${outside.text}” reaches beyond its edge` }]
    }),
}

/** Letters have round edges: a pixel more or less is not seen. */
const TOLERANCE = 2

const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x - TOLERANCE &&
  inner.y >= outer.y - TOLERANCE &&
  inner.x + inner.width <= outer.x + outer.width + TOLERANCE &&
  inner.y + inner.height <= outer.y + outer.height + TOLERANCE

import type { Check } from '../check.ts'
import type { DrawnLegend } from '../drawn.ts'

/** As many rows are enough where the rest can be scrolled to. */
const ENOUGH = 5

export const requireLegendRows: Check = {
  id: 'require-legend-rows',
  summary: `A legend shows half of its series, or ${ENOUGH} where the rest can be scrolled to.`,
  fix: 'make the panel higher, put the legend at its right, or show fewer series',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap(({ title, legend }) =>
      legend === undefined || isEnough(legend)
        ? []
        : [{ panel: title, seen: `its legend shows ${legend.visible} of ${legend.series.length} series` }],
    ),
}

const isEnough = ({ series, visible, scrolls }: DrawnLegend): boolean =>
  visible * 2 >= series.length || (scrolls && visible >= ENOUGH)

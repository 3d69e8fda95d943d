import type { Check } from '../check.ts'
import { banConsoleError } from './ban-console-error.ts'
import { banCutHeading } from './ban-cut-heading.ts'
import { banCutValue } from './ban-cut-value.ts'
import { banGridHole } from './ban-grid-hole.ts'
import { banOverlap } from './ban-overlap.ts'
import { banPanelError } from './ban-panel-error.ts'
import { banRefusedQuery } from './ban-refused-query.ts'
import { banZeroForNothing } from './ban-zero-for-nothing.ts'
import { requireColumnsInside } from './require-columns-inside.ts'
import { requireLegendRows } from './require-legend-rows.ts'
import { requireTextInside } from './require-text-inside.ts'
import { uniqueSeriesColour } from './unique-series-colour.ts'

/** Every check of drawings, in the order in which findings are listed. */
export const CHECKS: readonly Check[] = [
  banPanelError,
  banRefusedQuery,
  banConsoleError,
  banZeroForNothing,
  requireColumnsInside,
  requireTextInside,
  banOverlap,
  banGridHole,
  banCutHeading,
  banCutValue,
  uniqueSeriesColour,
  requireLegendRows,
]

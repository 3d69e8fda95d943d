import { TableCellBackgroundDisplayMode, TableCellDisplayMode } from '@grafana/grafana-foundation-sdk/common'
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { missingCell } from './missing.ts'
import { colours, columnColours } from './thresholds.ts'

const FILLED: DynamicConfigValue = {
  id: 'custom.cellOptions',
  value: { type: TableCellDisplayMode.ColorBackground, mode: TableCellBackgroundDisplayMode.Basic },
}

/** Fills the cell of a value that is too high with a colour. A smaller one stays plain, and a missing one is grey. */
export const FLAG_CELL = (
  ...steps: readonly (readonly [from: number, color: string])[]
): readonly DynamicConfigValue[] => [
  FILLED,
  ...columnColours(colours('transparent', ...steps)),
  missingCell('no data'),
]

/** A number that should be zero. */
export const COUNT_CELL = () => FLAG_CELL([1, 'red'])

/** The same of a value that is too low: the last step is plain. */
export const LOW_FLAG_CELL = (
  worst: string,
  ...steps: readonly (readonly [from: number, color: string])[]
): readonly DynamicConfigValue[] => [
  FILLED,
  ...columnColours(colours(worst, ...steps)),
  missingCell('no data'),
]

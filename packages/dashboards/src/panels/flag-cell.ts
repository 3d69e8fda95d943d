import { TableCellBackgroundDisplayMode, TableCellDisplayMode } from '@grafana/grafana-foundation-sdk/common'
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { missingCell } from './missing.ts'
import { colours, columnColours } from './thresholds.ts'

/** Fills the cell of a value that is too high with a colour. A smaller one stays plain, and a missing one is grey. */
export const FLAG_CELL = (
  ...steps: readonly (readonly [from: number, color: string])[]
): readonly DynamicConfigValue[] => [
  {
    id: 'custom.cellOptions',
    value: { type: TableCellDisplayMode.ColorBackground, mode: TableCellBackgroundDisplayMode.Basic },
  },
  ...columnColours(colours('transparent', ...steps)),
  missingCell('no data'),
]

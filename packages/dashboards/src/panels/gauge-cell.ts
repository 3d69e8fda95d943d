import { BarGaugeDisplayMode, TableCellDisplayMode } from '@grafana/grafana-foundation-sdk/common'
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard'
import { columnColours, FILLING_UP } from './thresholds.ts'

/** Shows a share from 0 to 1 as a bar that turns red as it fills up. */
export const GAUGE_CELL = (): readonly DynamicConfigValue[] => [
  { id: 'custom.cellOptions', value: { type: TableCellDisplayMode.Gauge, mode: BarGaugeDisplayMode.Basic } },
  { id: 'min', value: 0 },
  { id: 'max', value: 1 },
  ...columnColours(FILLING_UP()),
]

import { BarGaugeDisplayMode, TableCellDisplayMode } from '@grafana/grafana-foundation-sdk/common'
import type { DynamicConfigValue, ThresholdsConfigBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { missingCell } from './missing.ts'
import { columnColours, FILLING_UP } from './thresholds.ts'

interface GaugeCell {
  /** By default of something that stops working when it is full. */
  readonly thresholds?: ThresholdsConfigBuilder | undefined
  /** What a cell without a number says. */
  readonly missing?: string
}

/** Shows a share from 0 to 1 as a bar that turns red as it fills up. */
export const GAUGE_CELL = ({
  thresholds = FILLING_UP(),
  missing = 'no data',
}: GaugeCell = {}): readonly DynamicConfigValue[] => [
  { id: 'custom.cellOptions', value: { type: TableCellDisplayMode.Gauge, mode: BarGaugeDisplayMode.Basic } },
  { id: 'min', value: 0 },
  { id: 'max', value: 1 },
  ...columnColours(thresholds),
  missingCell(missing),
]

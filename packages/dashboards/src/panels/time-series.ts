import {
  GraphDrawStyle,
  LegendDisplayMode,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
} from '@grafana/grafana-foundation-sdk/common'
import type { FieldConfig, Options } from '@grafana/grafana-foundation-sdk/timeseries'
import { panel, type PanelText, type Queries, type Unit } from './panel.ts'

interface TimeSeries extends PanelText {
  readonly unit: Unit
  readonly queries: Queries
}

const SIZE = { width: 12, height: 8 }

/** One line a series, from zero up. The legend is a table: what is highest now, at its worst and on average. */
export const timeSeries = ({ unit, queries, ...text }: TimeSeries) =>
  panel('timeseries', text, SIZE, { queries, asking: 'range' })
    .unit(unit)
    .min(0)
    .options(optionsWith(['mean', 'max', 'lastNotNull']))
    .custom({
      drawStyle: GraphDrawStyle.Line,
      fillOpacity: 10,
      showPoints: VisibilityMode.Never,
    } satisfies FieldConfig)

/** Counts as bars on top of each other, whose sum means something too. A hundred fit on a screen. */
export const stackedBars = ({ unit, queries, ...text }: TimeSeries) =>
  panel('timeseries', text, SIZE, { queries, asking: 'range' })
    .unit(unit)
    .min(0)
    .maxDataPoints(100)
    .options(optionsWith(['sum', 'max']))
    .custom({
      drawStyle: GraphDrawStyle.Bars,
      fillOpacity: 70,
      showPoints: VisibilityMode.Never,
      stacking: { mode: StackingMode.Normal },
    } satisfies FieldConfig)

const optionsWith = (calcs: readonly string[]) => ({
  legend: {
    displayMode: LegendDisplayMode.Table,
    calcs: [...calcs],
  } satisfies Partial<Options['legend']>,
  tooltip: {
    mode: TooltipDisplayMode.Multi,
    sort: SortOrder.Descending,
    hideZeros: true,
  } satisfies Options['tooltip'],
})

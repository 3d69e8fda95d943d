import {
  GraphDrawStyle,
  LegendDisplayMode,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { panel, type PanelText, type Queries, type Unit } from './panel.ts'

interface TimeSeries extends PanelText {
  readonly unit: Unit
  readonly queries: Queries
}

/** One curve for each series, from zero up. The legend is a table of last, maximum and average values. */
export const timeSeries = (content: TimeSeries) =>
  fromZero(content)
    .legend(tableOf('mean', 'max', 'lastNotNull'))
    .drawStyle(GraphDrawStyle.Line)
    .fillOpacity(10)
    .showPoints(VisibilityMode.Never)

/** Counts as stacked bars, whose sum is meaningful. A hundred fit on a screen. */
export const stackedBars = (content: TimeSeries) =>
  fromZero(content)
    .maxDataPoints(100)
    .legend(tableOf('sum', 'max'))
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(70)
    .showPoints(VisibilityMode.Never)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))

const fromZero = ({ unit, queries, ...text }: TimeSeries) =>
  panel(new TimeseriesBuilder(), text, { width: 12, height: 8 }, { queries, asking: 'range' })
    .unit(unit)
    .min(0)
    .tooltip(
      new VizTooltipOptionsBuilder()
        .mode(TooltipDisplayMode.Multi)
        .sort(SortOrder.Descending)
        .hideZeros(true),
    )

// Grafana's default shows a legend; the SDK hides it.
const tableOf = (...calcs: readonly string[]) =>
  new VizLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.Table)
    .calcs([...calcs])

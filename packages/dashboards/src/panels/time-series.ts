import {
  GraphDrawStyle,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
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
import { colours } from './thresholds.ts'

interface TimeSeries extends PanelText {
  readonly unit: Unit
  readonly queries: Queries
  /**
   * How many series there are: one or two for each cluster, or one for each of many things. Many have their legend on
   * the right, with room for more names and the highest first. By default few.
   */
  readonly series?: 'few' | 'many'
  /** The value that the description names, drawn as a dashed line. */
  readonly line?: number
}

/** One curve for each series, from zero up. Few of them have a filled area: areas of many make mud. */
export const timeSeries = (content: TimeSeries) =>
  fromZero(content)
    .legend(legendOf(content, ['lastNotNull', 'max']))
    .drawStyle(GraphDrawStyle.Line)
    .fillOpacity(content.series === 'many' ? 0 : 10)
    .showPoints(VisibilityMode.Never)

/** Shares of something that is counted. A point for each pixel would count too little to be a share. */
export const shares = (content: Omit<TimeSeries, 'unit'>) =>
  timeSeries({ ...content, unit: 'percentunit' }).maxDataPoints(POINTS)

/** Amounts as stacked bars, whose sum is meaningful. */
export const stackedBars = (content: TimeSeries) =>
  fromZero(content)
    .maxDataPoints(POINTS)
    .legend(legendOf(content, ['max']))
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(70)
    .showPoints(VisibilityMode.Never)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))

/** As many bars as fit on a screen. */
const POINTS = 100

const fromZero = ({ unit, queries, series, line, title, description }: TimeSeries) => {
  const size = { width: 12, height: series === 'many' ? 9 : 8 }
  const built = panel(new TimeseriesBuilder(), { title, description }, size, { queries, asking: 'range' })
    .unit(unit)
    .min(0)
    .tooltip(
      new VizTooltipOptionsBuilder()
        .mode(TooltipDisplayMode.Multi)
        .sort(SortOrder.Descending)
        .hideZeros(true),
    )
  return line === undefined
    ? built
    : built.thresholds(colours('transparent', [line, 'red'])).thresholdsStyle(DASHED())
}

const DASHED = () => new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed)

/** Beside each of few names stand `values`; beside many the highest alone, which leaves room for the names and the curves. */
const legendOf = ({ series }: TimeSeries, values: readonly string[]) => {
  // Grafana's default shows a legend; the SDK hides it.
  const shown = new VizLegendOptionsBuilder().showLegend(true)
  if (series !== 'many') return shown.displayMode(LegendDisplayMode.List).calcs([...values])
  return shown
    .displayMode(LegendDisplayMode.Table)
    .placement(LegendPlacement.Right)
    .calcs(['max'])
    .sortBy('Max')
    .sortDesc(true)
}

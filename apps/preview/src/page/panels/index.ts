import type { PanelPlugin } from '@grafana/data'
import { barChart } from './bar-chart.tsx'
import { barGauge } from './bar-gauge.tsx'
import { gauge } from './gauge.tsx'
import { logs } from './logs/logs.tsx'
import { nodeGraph } from './node-graph.tsx'
import { pieChart } from './pie-chart.tsx'
import { stat } from './stat.tsx'
import { stateTimeline, statusHistory } from './state-timeline.tsx'
import { table } from './table.tsx'
import { text } from './text.tsx'
import { timeSeries } from './time-series.tsx'

/** The kinds of panels that the preview draws, by their names in a dashboard's JSON. */
export const PANELS: Readonly<Record<string, PanelPlugin>> = {
  barchart: barChart,
  bargauge: barGauge,
  gauge,
  logs,
  nodeGraph,
  piechart: pieChart,
  stat,
  'state-timeline': stateTimeline,
  'status-history': statusHistory,
  table,
  text,
  timeseries: timeSeries,
}

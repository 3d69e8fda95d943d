import type { PanelPlugin } from '@grafana/data'
import { stat } from './stat.tsx'
import { table } from './table.tsx'
import { text } from './text.tsx'
import { timeSeries } from './time-series.tsx'

/** The kinds of panels that the preview draws, by their names in a dashboard's JSON. */
export const PANELS: Readonly<Record<string, PanelPlugin>> = {
  stat,
  table,
  text,
  timeseries: timeSeries,
}

import { type DataFrame, DashboardCursorSync, FieldType, type PanelProps } from '@grafana/data'
import type { VizLegendOptions, VizTooltipOptions } from '@grafana/schema'
import { TimeSeries as Chart, TooltipPlugin2, usePanelContext } from '@grafana/ui'
import { useMemo } from 'react'
import { definePanel } from './define-panel.tsx'
import { NoData } from './no-data.tsx'
import { AnnotationMarks } from './annotation-marks.tsx'
import { SeriesTooltip } from './series-tooltip.tsx'
import { GRAPH_FIELD } from './graph-field.ts'

interface TimeSeriesOptions {
  readonly legend: VizLegendOptions
  readonly tooltip: VizTooltipOptions
}

const TimeSeries = ({
  data,
  options,
  width,
  height,
  timeRange,
  timeZone,
  fieldConfig,
  onChangeTimeRange,
}: PanelProps<TimeSeriesOptions>) => {
  const frames = useMemo(() => plottable(data.series), [data.series])
  const { sync, eventsScope } = usePanelContext()
  if (frames.length === 0) return <NoData fieldConfig={fieldConfig} />
  const zoom = ({ from, to }: { readonly from: number; readonly to: number }): void =>
    onChangeTimeRange({ from, to })
  return (
    <Chart
      frames={frames}
      structureRev={data.structureRev}
      timeRange={timeRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={options.legend}
      options={options}
    >
      {(config, aligned) => (
        <>
          <TooltipPlugin2
            config={config}
            hoverMode={options.tooltip.mode === 'single' ? 0 : 1}
            queryZoom={zoom}
            syncMode={sync?.() ?? DashboardCursorSync.Off}
            syncScope={eventsScope}
            clientZoom
            render={(_plot, indexes, series, isPinned) =>
              options.tooltip.mode === 'none' ? null : (
                <SeriesTooltip
                  frame={aligned}
                  indexes={indexes}
                  series={series}
                  isPinned={isPinned}
                  options={options.tooltip}
                />
              )
            }
            maxWidth={options.tooltip.maxWidth}
          />
          <AnnotationMarks config={config} frames={data.annotations ?? []} timeZone={timeZone} />
        </>
      )}
    </Chart>
  )
}

/** Frames with a time and a number. What is no finite number is a gap. */
const plottable = (frames: readonly DataFrame[]): DataFrame[] =>
  frames
    .filter(
      ({ fields, length }) =>
        length > 0 &&
        fields.some(({ type }) => type === FieldType.time) &&
        fields.some(({ type }) => type === FieldType.number),
    )
    .map((frame) => ({
      ...frame,
      fields: frame.fields
        .filter(({ type }) => type === FieldType.time || type === FieldType.number)
        .map((field) =>
          field.type === FieldType.number ? { ...field, values: field.values.map(finite) } : field,
        ),
    }))

const finite = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? null : value

export const timeSeries = definePanel<TimeSeriesOptions>({
  draw: TimeSeries,
  options: {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
    tooltip: { mode: 'single', sort: 'none', hideZeros: false },
  },
  custom: GRAPH_FIELD,
  color: 'palette-classic',
})

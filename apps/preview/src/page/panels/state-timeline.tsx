import { dateTimeFormat, type PanelProps } from '@grafana/data'
import { useTheme2, VizLegend } from '@grafana/ui'
import { type LegendDisplayMode, type VizLegendOptions } from '@grafana/schema'
import { definePanel } from './define-panel.tsx'
import { NoData } from './no-data.tsx'
import { type Row, rowsOf } from './states.ts'

interface StateTimelineOptions {
  readonly rowHeight: number
  readonly showValue: 'auto' | 'always' | 'never'
  readonly mergeValues: boolean
  readonly legend: VizLegendOptions
}

/** Of the names before the rows, and of what is below them. */
const NAMES_WIDTH = 160
const AXIS_HEIGHT = 20
const LEGEND_HEIGHT = 28

/** A row for each series, coloured by its value from one change to the next. */
const StateTimeline = ({
  data,
  options,
  fieldConfig,
  width,
  height,
  timeRange,
  timeZone,
}: PanelProps<StateTimelineOptions>) => {
  const rows = data.series.flatMap((frame) => rowsOf(frame, options.mergeValues, timeRange.to.valueOf()))
  if (rows.length === 0) return <NoData fieldConfig={fieldConfig} />
  const [from, to] = [timeRange.from.valueOf(), timeRange.to.valueOf()]
  const plotWidth = width - NAMES_WIDTH
  const at = (time: number): number => Math.max(0, Math.min(1, (time - from) / (to - from))) * plotWidth
  const legendHeight = options.legend.showLegend ? LEGEND_HEIGHT : 0
  const rowHeight = (height - AXIS_HEIGHT - legendHeight) / rows.length
  return (
    <div style={{ width, height }}>
      {rows.map(({ name, states }) => (
        <div key={name} style={{ position: 'relative', height: rowHeight }}>
          <span className="preview-row-name" style={{ width: NAMES_WIDTH, lineHeight: `${rowHeight}px` }}>
            {name}
          </span>
          {states.map(({ time, until, text, color }) => (
            <State
              key={time}
              text={options.showValue === 'never' ? '' : text}
              title={`${text}, from ${dateTimeFormat(time, { timeZone })}`}
              color={color}
              left={NAMES_WIDTH + at(time)}
              width={at(until) - at(time)}
              height={rowHeight * options.rowHeight}
            />
          ))}
        </div>
      ))}
      <Axis from={from} to={to} width={plotWidth} timeZone={timeZone} />
      {options.legend.showLegend && <Legend rows={rows} />}
    </div>
  )
}

interface StateProperties {
  readonly text: string
  readonly title: string
  readonly color: string
  readonly left: number
  readonly width: number
  readonly height: number
}

const State = ({ text, title, color, left, width, height }: StateProperties) => (
  <div
    className="preview-state"
    title={title}
    style={{
      left,
      width,
      height,
      lineHeight: `${height}px`,
      background: `color-mix(in srgb, ${color} 70%, transparent)`,
      border: `1px solid ${color}`,
    }}
  >
    {width > 24 && text}
  </div>
)

const TICKS = 6

const Axis = ({
  from,
  to,
  width,
  timeZone,
}: {
  readonly from: number
  readonly to: number
  readonly width: number
  readonly timeZone: string
}) => {
  const theme = useTheme2()
  return (
    <div
      style={{
        display: 'flex',
        justifyContent: 'space-between',
        marginLeft: NAMES_WIDTH,
        width,
        height: AXIS_HEIGHT,
        color: theme.colors.text.secondary,
        fontSize: 12,
      }}
    >
      {Array.from({ length: TICKS }, (_, index) => from + ((to - from) * index) / (TICKS - 1)).map((time) => (
        <span key={time}>{dateTimeFormat(time, { timeZone, format: 'HH:mm' })}</span>
      ))}
    </div>
  )
}

const Legend = ({ rows }: { readonly rows: readonly Row[] }) => {
  const colors = new Map(
    rows.flatMap(({ states }) => states.map(({ text, color }) => [text, color] as const)),
  )
  return (
    <VizLegend
      placement={'bottom'}
      displayMode={'list' as LegendDisplayMode}
      items={[...colors].map(([label, color]) => ({ label, color, yAxis: 1 }))}
    />
  )
}

export const stateTimeline = definePanel<StateTimelineOptions>({
  draw: StateTimeline,
  options: {
    rowHeight: 0.9,
    showValue: 'auto',
    mergeValues: true,
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
  },
  custom: { fillOpacity: 70, lineWidth: 0 },
})

/** The same without merging: a cell for each sample. */
export const statusHistory = definePanel<StateTimelineOptions>({
  draw: StateTimeline,
  options: {
    rowHeight: 0.9,
    showValue: 'auto',
    mergeValues: false,
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
  },
  custom: { fillOpacity: 70, lineWidth: 1 },
})

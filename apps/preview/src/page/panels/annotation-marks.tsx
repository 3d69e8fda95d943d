import { type DataFrame, dateTimeFormat, type TimeZone } from '@grafana/data'
import { REGION_FILL_ALPHA, Tooltip, type UPlotConfigBuilder, useTheme2 } from '@grafana/ui'
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type uPlot from 'uplot'

interface Properties {
  readonly config: UPlotConfigBuilder
  /** Of the dashboard's annotations. */
  readonly frames: readonly DataFrame[]
  readonly timeZone: TimeZone
}

interface Mark {
  readonly time: number
  readonly timeEnd: number
  readonly color: string
  readonly title: string
  readonly text: string
  readonly tags: readonly string[]
}

/** Lines over a chart at the times of events, each with a handle below that says what happened. */
export const AnnotationMarks = ({ config, frames, timeZone }: Properties) => {
  const theme = useTheme2()
  const marks = marksOf(frames).map((mark) => ({
    ...mark,
    color: theme.visualization.getColorByName(mark.color),
  }))
  const drawn = useRef(marks)
  drawn.current = marks
  const [plot, setPlot] = useState<uPlot>()
  const [, redraw] = useState(0)
  useLayoutEffect(() => {
    config.addHook('init', setPlot)
    config.addHook('draw', (chart) => {
      for (const mark of drawn.current) drawLine(chart, mark)
      redraw((count) => count + 1)
    })
  }, [config])
  useLayoutEffect(() => plot?.redraw(false, false), [plot, frames])
  if (!plot) return null
  const handles = marks.map((mark, index) => (
    <Handle key={index} plot={plot} mark={mark} timeZone={timeZone} />
  ))
  return createPortal(handles, plot.root.querySelector<HTMLElement>('.u-over') ?? plot.root)
}

const marksOf = (frames: readonly DataFrame[]): readonly Mark[] =>
  frames.flatMap((frame) => Array.from({ length: frame.length }, (_, row) => markAt(frame, row)))

const markAt = (frame: DataFrame, row: number): Mark => {
  const said = Object.fromEntries(
    frame.fields.map(({ name, values }) => [name, values[row] as unknown]),
  ) as Partial<Mark>
  const { time = 0, color = 'red', title = '', text = '', tags = [] } = said
  return { time, timeEnd: said.timeEnd ?? time, color, title, text, tags }
}

const drawLine = (chart: uPlot, { time, timeEnd, color }: Mark): void => {
  const { ctx, bbox } = chart
  ctx.save()
  const left = Math.max(bbox.left, chart.valToPos(time, 'x', true))
  const right = Math.min(bbox.left + bbox.width, chart.valToPos(timeEnd, 'x', true))
  ctx.fillStyle = color
  ctx.globalAlpha = REGION_FILL_ALPHA
  if (right > left) ctx.fillRect(left, bbox.top, right - left, bbox.height)
  ctx.globalAlpha = 1
  ctx.strokeStyle = color
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([5 * devicePixelRatio, 5 * devicePixelRatio])
  for (const moment of time === timeEnd ? [time] : [time, timeEnd]) {
    const x = Math.round(chart.valToPos(moment, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

const Handle = ({
  plot,
  mark,
  timeZone,
}: {
  readonly plot: uPlot
  readonly mark: Mark
  readonly timeZone: TimeZone
}) => {
  const left = plot.valToPos(mark.time, 'x')
  const right = plot.valToPos(mark.timeEnd, 'x')
  if (!(left >= 0) || left > plot.over.clientWidth) return null
  return (
    <Tooltip content={<Said mark={mark} timeZone={timeZone} />} placement="top">
      <div
        data-annotation={mark.title}
        style={{
          position: 'absolute',
          bottom: -5,
          left: left - 5,
          width: Math.max(10, right - left),
          height: 0,
          borderBottom: `5px solid ${mark.color}`,
          borderLeft: '5px solid transparent',
          borderRight: '5px solid transparent',
          pointerEvents: 'all',
        }}
      />
    </Tooltip>
  )
}

const Said = ({ mark, timeZone }: { readonly mark: Mark; readonly timeZone: TimeZone }) => (
  <>
    <div>{dateTimeFormat(mark.time, { timeZone })}</div>
    {mark.title !== '' && <strong>{mark.title}</strong>}
    <div>{mark.text}</div>
    {mark.tags.length > 0 && <em>{mark.tags.join(', ')}</em>}
  </>
)

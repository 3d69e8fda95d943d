import { type DataFrame, dateTimeFormat, type PanelProps } from '@grafana/data'
import { useTheme2 } from '@grafana/ui'
import { useMemo, useState } from 'react'
import type { Labels } from '../../data-sources/legend.ts'
import { definePanel } from '../define-panel.tsx'
import { NoData } from '../no-data.tsx'
import {
  deduplicated,
  type Level,
  levelOf,
  type LogLine,
  prettified,
  shownParts,
  type Strategy,
} from './log-lines.ts'

interface LogsOptions {
  readonly showTime: boolean
  readonly showLabels: boolean
  readonly showLevel: boolean
  readonly wrapLogMessage: boolean
  readonly prettifyLogMessage: boolean
  readonly enableLogDetails: boolean
  readonly dedupStrategy: Strategy
  readonly sortOrder: 'Ascending' | 'Descending'
  readonly displayedFields: readonly string[]
  readonly fontSize: 'default' | 'small'
}

const Logs = ({ data, options, fieldConfig, width, height, timeZone }: PanelProps<LogsOptions>) => {
  const theme = useTheme2()
  const lines = useMemo(() => linesOf(data.series, options), [data.series, options])
  if (lines.length === 0) return <NoData fieldConfig={fieldConfig} />
  return (
    <div
      style={{
        width,
        height,
        overflow: 'auto',
        fontFamily: theme.typography.fontFamilyMonospace,
        fontSize: options.fontSize === 'small' ? 12 : 14,
        lineHeight: 1.5,
      }}
    >
      {lines.map((line, index) => (
        <Line key={index} line={line} options={options} timeZone={timeZone} />
      ))}
    </div>
  )
}

const linesOf = (
  frames: readonly DataFrame[],
  { sortOrder, dedupStrategy }: LogsOptions,
): readonly LogLine[] => {
  const direction = sortOrder === 'Ascending' ? 1 : -1
  const lines = frames.flatMap(linesIn).toSorted((a, b) => direction * (a.milliseconds - b.milliseconds))
  return deduplicated(lines, dedupStrategy)
}

const linesIn = (frame: DataFrame): readonly LogLine[] => {
  const column = (name: string): readonly unknown[] =>
    frame.fields.find((field) => field.name === name)?.values ?? []
  const labels = column('labels') as readonly Labels[]
  const times = column('Time') as readonly number[]
  return (column('Line') as readonly string[]).map((text, row) => {
    const own = labels[row] ?? {}
    return { milliseconds: times[row] ?? 0, text, labels: own, level: levelOf(own), count: 1 }
  })
}

interface LineProperties {
  readonly line: LogLine
  readonly options: LogsOptions
  readonly timeZone: string
}

const Line = ({ line, options, timeZone }: LineProperties) => {
  const theme = useTheme2()
  const [isOpen, open] = useState(false)
  const color = theme.visualization.getColorByName(LEVEL_COLORS[line.level])
  const parts = shownParts(
    { ...line, text: options.prettifyLogMessage ? prettified(line.text) : line.text },
    options.displayedFields,
  )
  return (
    <div data-log-line={line.level}>
      <div
        onClick={() => open(options.enableLogDetails && !isOpen)}
        style={{ display: 'flex', gap: 8, cursor: options.enableLogDetails ? 'pointer' : undefined }}
      >
        <span style={{ flex: 'none', width: 28, textAlign: 'right', color: theme.colors.text.secondary }}>
          {line.count > 1 && `${line.count}x`}
        </span>
        {options.showTime && (
          <span style={{ flex: 'none', color: theme.colors.text.secondary }}>
            {dateTimeFormat(line.milliseconds, { timeZone, format: 'YYYY-MM-DD HH:mm:ss.SSS' })}
          </span>
        )}
        {options.showLevel && (
          <span style={{ flex: 'none', minWidth: 64, color }}>
            {line.level === 'unknown' ? '' : line.level}
          </span>
        )}
        <span
          style={
            options.wrapLogMessage
              ? { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }
              : { whiteSpace: 'pre' }
          }
        >
          {options.showLabels && <Chips labels={line.labels} />}
          {parts.map((part, index) => (
            <span
              key={index}
              style={{
                marginRight: 12,
                color: index < parts.length - 1 ? theme.colors.text.secondary : undefined,
              }}
            >
              {part}
            </span>
          ))}
        </span>
      </div>
      {isOpen && <Details labels={line.labels} />}
    </div>
  )
}

/** The colours of Grafana's levels. */
const LEVEL_COLORS: Readonly<Record<Level, string>> = {
  critical: 'purple',
  error: 'red',
  warning: 'yellow',
  info: 'green',
  debug: 'blue',
  trace: 'light-blue',
  unknown: 'gray',
}

const Chips = ({ labels }: { readonly labels: Labels }) => (
  <em style={{ marginRight: 12 }}>
    {Object.entries(labels)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}
  </em>
)

const Details = ({ labels }: { readonly labels: Labels }) => (
  <table style={{ margin: '4px 0 8px 36px' }}>
    <tbody>
      {Object.entries(labels).map(([name, value]) => (
        <tr key={name}>
          <td style={{ paddingRight: 24 }}>{name}</td>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export const logs = definePanel<LogsOptions>({
  draw: Logs,
  options: {
    showTime: false,
    showLabels: false,
    showLevel: true,
    wrapLogMessage: false,
    prettifyLogMessage: false,
    enableLogDetails: true,
    dedupStrategy: 'none',
    sortOrder: 'Descending',
    displayedFields: [],
    fontSize: 'default',
  },
})

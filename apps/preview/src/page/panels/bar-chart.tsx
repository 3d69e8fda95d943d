import {
  type DataFrame,
  type Field,
  FieldType,
  formattedValueToString,
  getDisplayProcessor,
  getFieldDisplayName,
  type PanelProps,
} from '@grafana/data'
import type { LegendDisplayMode, VizLegendOptions } from '@grafana/schema'
import { useTheme2, VizLegend } from '@grafana/ui'
import { definePanel } from './define-panel.tsx'
import { NoData } from './no-data.tsx'

interface BarChartOptions {
  readonly xField?: string
  readonly orientation: 'auto' | 'horizontal' | 'vertical'
  readonly showValue: 'auto' | 'always' | 'never'
  readonly legend: VizLegendOptions
}

const LEGEND_HEIGHT = 28

/** A group of bars for each row, and in it a bar for each number. */
const BarChart = ({ data, options, fieldConfig, width, height }: PanelProps<BarChartOptions>) => {
  const frame = data.series.find(({ fields }) => fields.some(({ type }) => type === FieldType.number))
  if (!frame || frame.length === 0) return <NoData fieldConfig={fieldConfig} />
  const names = frame.fields.find((field) =>
    options.xField === undefined ? field.type === FieldType.string : nameOf(field, frame) === options.xField,
  )
  const numbers = frame.fields.filter(({ type }) => type === FieldType.number)
  const greatest = Math.max(
    ...numbers.flatMap(({ config, values }) => [
      config.max ?? 0,
      ...(values as number[]).filter(Number.isFinite),
    ]),
  )
  const isHorizontal =
    options.orientation === 'horizontal' || (options.orientation === 'auto' && width < height)
  const legendHeight = options.legend.showLegend ? LEGEND_HEIGHT : 0
  return (
    <>
      <div
        style={{
          display: 'flex',
          flexDirection: isHorizontal ? 'column' : 'row',
          gap: 8,
          width,
          height: height - legendHeight,
        }}
      >
        {Array.from({ length: frame.length }, (_, row) => (
          <Group key={row} name={String(names?.values[row] ?? row)} isHorizontal={isHorizontal}>
            {numbers.map((field) => (
              <Bar
                key={nameOf(field, frame)}
                field={field}
                row={row}
                greatest={greatest}
                isHorizontal={isHorizontal}
                hasText={options.showValue !== 'never'}
              />
            ))}
          </Group>
        ))}
      </div>
      {options.legend.showLegend && (
        <VizLegend
          placement={'bottom'}
          displayMode={'list' as LegendDisplayMode}
          items={numbers.map((field) => ({
            label: nameOf(field, frame),
            color: shownAt(field, 0).color ?? 'gray',
            yAxis: 1,
          }))}
        />
      )}
    </>
  )
}

const nameOf = (field: Field, frame: DataFrame): string => getFieldDisplayName(field, frame)

const shownAt = (field: Field, row: number) => (field.display ?? getDisplayProcessor())(field.values[row])

interface GroupProperties {
  readonly name: string
  readonly isHorizontal: boolean
  readonly children: React.ReactNode
}

const Group = ({ name, isHorizontal, children }: GroupProperties) => (
  <div
    style={{
      display: 'flex',
      flex: 1,
      flexDirection: isHorizontal ? 'row' : 'column-reverse',
      minWidth: 0,
      minHeight: 0,
    }}
  >
    <div
      className="preview-bar-name"
      style={isHorizontal ? { width: '30%', textAlign: 'right' } : { textAlign: 'center' }}
      title={name}
    >
      {name}
    </div>
    <div
      style={{
        display: 'flex',
        flex: 1,
        flexDirection: isHorizontal ? 'column' : 'row',
        alignItems: isHorizontal ? 'flex-start' : 'flex-end',
        minHeight: 0,
      }}
    >
      {children}
    </div>
  </div>
)

interface BarProperties {
  readonly field: Field
  readonly row: number
  readonly greatest: number
  readonly isHorizontal: boolean
  readonly hasText: boolean
}

const Bar = ({ field, row, greatest, isHorizontal, hasText }: BarProperties) => {
  const theme = useTheme2()
  const shown = shownAt(field, row)
  const share = `${Math.max(0, (shown.numeric / greatest) * 100)}%`
  return (
    <div
      style={{
        flex: 1,
        height: isHorizontal ? undefined : share,
        width: isHorizontal ? share : undefined,
        background: shown.color,
        color: theme.colors.getContrastText(shown.color ?? 'gray'),
        overflow: 'hidden',
        textAlign: 'center',
        fontSize: 12,
      }}
    >
      {hasText && formattedValueToString(shown)}
    </div>
  )
}

export const barChart = definePanel<BarChartOptions>({
  draw: BarChart,
  options: {
    orientation: 'auto',
    showValue: 'auto',
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
  },
  custom: { fillOpacity: 80, lineWidth: 1 },
  color: 'palette-classic',
})

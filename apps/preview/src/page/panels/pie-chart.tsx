import { type FieldDisplay, formattedValueToString, type PanelProps } from '@grafana/data'
import type { LegendDisplayMode, VizLegendOptions } from '@grafana/schema'
import { VizLegend } from '@grafana/ui'
import { definePanel } from './define-panel.tsx'
import { useDisplayedValues } from './displayed-values.ts'
import { NoData } from './no-data.tsx'
import { REDUCED, type Reduced } from './reduced.ts'

interface PieChartOptions extends Reduced {
  readonly pieType: 'pie' | 'donut'
  readonly legend: VizLegendOptions & { readonly values: readonly ('value' | 'percent')[] }
}

const LEGEND_WIDTH = 200

const PieChart = (properties: PanelProps<PieChartOptions>) => {
  const { options, fieldConfig, width, height } = properties
  const values = useDisplayedValues(properties)().filter(({ display }) => Number.isFinite(display.numeric))
  const total = values.reduce((sum, { display }) => sum + display.numeric, 0)
  if (values.length === 0) return <NoData fieldConfig={fieldConfig} />
  const size = Math.min(height, options.legend.showLegend ? width - LEGEND_WIDTH : width)
  return (
    <div style={{ display: 'flex', width, height, overflow: 'hidden' }}>
      <Slices values={values} total={total} size={size} isDonut={options.pieType === 'donut'} />
      {options.legend.showLegend && (
        <div style={{ width: LEGEND_WIDTH, overflow: 'auto' }}>
          <VizLegend
            placement={'right'}
            displayMode={'table' as LegendDisplayMode}
            items={values.map(({ display }) => ({
              label: display.title ?? '',
              color: display.color ?? 'gray',
              yAxis: 1,
              getDisplayValues: () => [{ ...display, title: 'Value' }],
            }))}
          />
        </div>
      )}
    </div>
  )
}

interface SlicesProperties {
  readonly values: readonly FieldDisplay[]
  readonly total: number
  readonly size: number
  readonly isDonut: boolean
}

/** Each slice is the dash of a circle's line that is as thick as its radius. */
const Slices = ({ values, total, size, isDonut }: SlicesProperties) => {
  const thickness = isDonut ? size / 5 : size / 2
  const radius = (size - thickness) / 2
  const around = 2 * Math.PI * radius
  const starts = values.map(
    (_, index) => values.slice(0, index).reduce((sum, { display }) => sum + display.numeric, 0) / total,
  )
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      style={{ transform: 'rotate(-90deg)', flex: 'none' }}
    >
      {values.map(({ display }, index) => (
        <circle
          key={index}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          stroke={display.color}
          strokeWidth={thickness}
          strokeDasharray={`${(display.numeric / total) * around} ${around}`}
          strokeDashoffset={-(starts[index] ?? 0) * around}
        >
          <title>{`${display.title ?? ''} ${formattedValueToString(display)}`}</title>
        </circle>
      ))}
    </svg>
  )
}

export const pieChart = definePanel<PieChartOptions>({
  draw: PieChart,
  options: {
    ...REDUCED,
    pieType: 'pie',
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, values: [] },
  },
  color: 'palette-classic',
})

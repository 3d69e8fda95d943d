import type { VizOrientation } from '@grafana/data'
import { type FieldDisplay, formattedValueToString, type PanelProps } from '@grafana/data'
import { useTheme2, VizRepeater, type VizRepeaterRenderValueProps } from '@grafana/ui'
import type { MouseEventHandler } from 'react'
import { definePanel } from './define-panel.tsx'
import { useDisplayedValues } from './displayed-values.ts'
import { Linked } from './linked.tsx'
import { REDUCED, type Reduced } from './reduced.ts'

/** Degrees, from the left below to the right below. */
const FIRST = -120
const LAST = 120

const Gauge = (properties: PanelProps<Reduced>) => {
  const { data, options, width, height, renderCounter } = properties
  return (
    <VizRepeater
      getValues={useDisplayedValues(properties)}
      renderValue={(one: VizRepeaterRenderValueProps<FieldDisplay>) => (
        <Linked value={one.value}>{(onClick) => <One {...one} onClick={onClick} />}</Linked>
      )}
      width={width}
      height={height}
      source={data}
      renderCounter={renderCounter}
      autoGrid
      orientation={options.orientation as VizOrientation}
    />
  )
}

interface OneProperties extends VizRepeaterRenderValueProps<FieldDisplay> {
  readonly onClick?: MouseEventHandler<HTMLElement>
}

/** An arc from the least to the greatest value, and the value within it. */
const One = ({ value: { display, field }, width, height, count, onClick }: OneProperties) => {
  const theme = useTheme2()
  const [min, max] = [field.min ?? 0, field.max ?? 100]
  const share = Math.min(1, Math.max(0, (display.numeric - min) / (max - min)))
  const radius = Math.max(10, Math.min(width / 2, height / 1.6) - 14)
  const stroke = radius * 0.28
  const [x, y] = [width / 2, height / 2 + radius * 0.2]
  const arc = (to: number) => arcOf({ x, y, radius, from: FIRST, to: FIRST + (LAST - FIRST) * to })
  return (
    <svg
      width={width}
      height={height}
      onClick={onClick as never}
      style={{ cursor: onClick ? 'pointer' : undefined }}
    >
      <path d={arc(1)} fill="none" stroke={theme.colors.background.secondary} strokeWidth={stroke} />
      {share > 0 && <path d={arc(share)} fill="none" stroke={display.color} strokeWidth={stroke} />}
      <text
        x={x}
        y={y}
        textAnchor="middle"
        dominantBaseline="middle"
        fontSize={radius * 0.4}
        fontWeight={500}
        fill={display.color}
      >
        {formattedValueToString(display)}
      </text>
      {count > 1 && (
        <text x={x} y={height - 4} textAnchor="middle" fontSize={12} fill={theme.colors.text.primary}>
          {display.title}
        </text>
      )}
    </svg>
  )
}

interface Arc {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly from: number
  readonly to: number
}

/** The path of an arc between two angles: 0 is above, 90 on the right. */
const arcOf = ({ x, y, radius, from, to }: Arc): string => {
  const at = (degrees: number): string => {
    const angle = ((degrees - 90) * Math.PI) / 180
    return `${x + radius * Math.cos(angle)} ${y + radius * Math.sin(angle)}`
  }
  return `M ${at(from)} A ${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${at(to)}`
}

export const gauge = definePanel<Reduced>({ draw: Gauge, options: { ...REDUCED } })

import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  type PanelProps,
  VizOrientation,
} from '@grafana/data'
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
} from '@grafana/schema'
import { BarGauge as Bar, useTheme2, VizRepeater, type VizRepeaterRenderValueProps } from '@grafana/ui'
import type { MouseEventHandler } from 'react'
import { definePanel } from './define-panel.tsx'
import { useDisplayedValues } from './displayed-values.ts'
import { Linked } from './linked.tsx'
import { NoData } from './no-data.tsx'
import { REDUCED, type Reduced } from './reduced.ts'

interface BarGaugeOptions extends Reduced {
  readonly displayMode: BarGaugeDisplayMode
  readonly valueMode: BarGaugeValueMode
  readonly namePlacement: BarGaugeNamePlacement
  readonly showUnfilled: boolean
  readonly sizing: BarGaugeSizing
  readonly minVizWidth: number
  readonly minVizHeight: number
  readonly maxVizHeight: number
}

const BarGauge = (properties: PanelProps<BarGaugeOptions>) => {
  const { data, options, fieldConfig, width, height, renderCounter } = properties
  const getValues = useDisplayedValues(properties)
  const isManual = options.sizing === BarGaugeSizing.Manual
  const orientation =
    options.orientation === 'auto' ? orientationOf(width, height) : (options.orientation as VizOrientation)
  if (data.series.length === 0) return <NoData fieldConfig={fieldConfig} />
  return (
    <VizRepeater
      getValues={getValues}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={(one: Repeated) => (
        <Linked value={one.value}>{(onClick) => <One {...one} options={options} onClick={onClick} />}</Linked>
      )}
      width={width}
      height={height}
      source={data}
      itemSpacing={
        orientation === VizOrientation.Horizontal && options.displayMode === BarGaugeDisplayMode.Lcd ? 2 : 10
      }
      renderCounter={renderCounter}
      orientation={orientation}
      minVizWidth={isManual ? options.minVizWidth : 10}
      minVizHeight={isManual ? options.minVizHeight : 10}
      maxVizHeight={isManual ? options.maxVizHeight : 300}
    />
  )
}

/** Bars lie along the longer side. */
const orientationOf = (width: number, height: number): VizOrientation =>
  width > height ? VizOrientation.Vertical : VizOrientation.Horizontal

type Repeated = VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>

interface OneProperties extends Repeated {
  readonly options: BarGaugeOptions
  readonly onClick?: MouseEventHandler<HTMLElement>
}

const One = ({ value, width, height, orientation, alignmentFactors, options, onClick }: OneProperties) => (
  <Bar
    value={value.display}
    field={value.field}
    display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
    text={options.text}
    width={width}
    height={height}
    orientation={orientation}
    theme={useTheme2()}
    displayMode={options.displayMode}
    valueDisplayMode={options.valueMode}
    namePlacement={options.namePlacement}
    showUnfilled={options.showUnfilled}
    alignmentFactors={alignmentFactors}
    onClick={onClick}
  />
)

export const barGauge = definePanel<BarGaugeOptions>({
  draw: BarGauge,
  options: {
    ...REDUCED,
    displayMode: BarGaugeDisplayMode.Gradient,
    valueMode: BarGaugeValueMode.Color,
    namePlacement: BarGaugeNamePlacement.Auto,
    showUnfilled: true,
    sizing: BarGaugeSizing.Auto,
    minVizWidth: 8,
    minVizHeight: 16,
    maxVizHeight: 300,
  },
})

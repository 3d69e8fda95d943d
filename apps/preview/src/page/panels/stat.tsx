import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  type PanelProps,
  type VizOrientation,
} from '@grafana/data'
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  PercentChangeColorMode,
} from '@grafana/schema'
import { BigValue, useTheme2, VizRepeater, type VizRepeaterRenderValueProps } from '@grafana/ui'
import type { MouseEventHandler } from 'react'
import { definePanel } from './define-panel.tsx'
import { useDisplayedValues } from './displayed-values.ts'
import { Linked } from './linked.tsx'
import { REDUCED, type Reduced } from './reduced.ts'

interface StatOptions extends Reduced {
  readonly graphMode: BigValueGraphMode
  readonly colorMode: BigValueColorMode
  readonly justifyMode: BigValueJustifyMode
  readonly textMode: BigValueTextMode
  readonly wideLayout: boolean
  readonly showPercentChange: boolean
  readonly percentChangeColorMode: PercentChangeColorMode
}

const Stat = (properties: PanelProps<StatOptions>) => {
  const { data, options, width, height, renderCounter } = properties
  const getValues = useDisplayedValues(properties, {
    sparkline: options.graphMode !== BigValueGraphMode.None,
    percentChange: options.showPercentChange,
  })
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
      itemSpacing={3}
      renderCounter={renderCounter}
      autoGrid
      orientation={options.orientation as VizOrientation}
    />
  )
}

type Repeated = VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>

interface OneProperties extends Repeated {
  readonly options: StatOptions
  readonly onClick?: MouseEventHandler<HTMLElement>
}

const One = ({ value, width, height, count, alignmentFactors, options, onClick }: OneProperties) => (
  <BigValue
    value={value.display}
    count={count}
    sparkline={value.sparkline}
    colorMode={options.colorMode}
    graphMode={options.graphMode}
    justifyMode={options.justifyMode}
    textMode={options.textMode}
    text={options.text}
    disableWideLayout={!options.wideLayout}
    percentChangeColorMode={options.percentChangeColorMode}
    alignmentFactors={alignmentFactors}
    width={width}
    height={height}
    theme={useTheme2()}
    hasLinks={onClick !== undefined}
    onClick={onClick}
  />
)

export const stat = definePanel<StatOptions>({
  draw: Stat,
  options: {
    ...REDUCED,
    graphMode: BigValueGraphMode.Area,
    colorMode: BigValueColorMode.Value,
    justifyMode: BigValueJustifyMode.Auto,
    textMode: BigValueTextMode.Auto,
    wideLayout: true,
    showPercentChange: false,
    percentChangeColorMode: PercentChangeColorMode.Standard,
  },
})

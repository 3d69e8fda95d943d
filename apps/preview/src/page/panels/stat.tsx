import {
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  type DisplayValueAlignmentFactors,
  type PanelProps,
  VizOrientation,
} from '@grafana/data'
import type {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  PercentChangeColorMode,
} from '@grafana/schema'
import {
  BigValue,
  DataLinksContextMenu,
  useTheme2,
  VizRepeater,
  type VizRepeaterRenderValueProps,
} from '@grafana/ui'
import { definePanel } from './define-panel.tsx'
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

const Stat = ({
  data,
  options,
  fieldConfig,
  width,
  height,
  replaceVariables,
  timeZone,
  renderCounter,
}: PanelProps<StatOptions>) => {
  const theme = useTheme2()
  const values = (): FieldDisplay[] =>
    getFieldDisplayValues({
      fieldConfig,
      reduceOptions: options.reduceOptions,
      replaceVariables,
      theme,
      data: data.series,
      sparkline: options.graphMode !== ('none' as BigValueGraphMode),
      percentChange: options.showPercentChange,
      timeZone,
    })
  const drawOne = (one: VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors>) => (
    <Linked value={one.value}>{(onClick) => <One {...one} options={options} onClick={onClick} />}</Linked>
  )
  return (
    <VizRepeater
      getValues={values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={drawOne}
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

type OneProperties = VizRepeaterRenderValueProps<FieldDisplay, DisplayValueAlignmentFactors> & {
  readonly options: StatOptions
  readonly onClick?: React.MouseEventHandler<HTMLElement>
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
    onClick={onClick}
  />
)

interface LinkedProperties {
  readonly value: FieldDisplay
  readonly children: (onClick?: React.MouseEventHandler<HTMLElement>) => React.JSX.Element
}

/** A value whose field has data links opens them by a click. */
export const Linked = ({ value, children }: LinkedProperties) => {
  const { getLinks, hasLinks } = value
  if (hasLinks !== true || !getLinks) return children()
  return <DataLinksContextMenu links={getLinks}>{({ openMenu }) => children(openMenu)}</DataLinksContextMenu>
}

export const stat = definePanel<StatOptions>({
  draw: Stat,
  options: {
    ...REDUCED,
    graphMode: 'area',
    colorMode: 'value',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    percentChangeColorMode: 'standard',
  },
})

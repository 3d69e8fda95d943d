import { type DataFrame, dateTimeFormat, FieldType } from '@grafana/data'
import type { VizTooltipOptions } from '@grafana/schema'
import {
  getFieldDisplayItems,
  getFieldDisplayLinks,
  isTooltipScrollable,
  VizTooltipContent,
  VizTooltipFooter,
  VizTooltipHeader,
  VizTooltipWrapper,
} from '@grafana/ui'

interface Properties {
  readonly frame: DataFrame
  /** The row of each field under the cursor. */
  readonly indexes: (number | null)[]
  /** The field that is nearest to the cursor. */
  readonly series: number | null
  readonly isPinned: boolean
  readonly options: VizTooltipOptions
}

/** What the series say at the time under the cursor, and where a click leads. */
export const SeriesTooltip = ({ frame, indexes, series, isPinned, options }: Properties) => {
  const [time] = frame.fields
  if (!time) return null
  const items = getFieldDisplayItems(
    frame.fields,
    time,
    indexes,
    series,
    options.mode,
    options.sort,
    ({ type, config }) =>
      type === FieldType.number && (config.custom as Hideable | undefined)?.hideFrom?.tooltip !== true,
    options.hideZeros,
  )
  const row = indexes[0] ?? indexes.find((one) => one !== null) ?? 0
  const moment = time.display?.(time.values[row]).text ?? dateTimeFormat(time.values[row] as number)
  const field = series === null ? undefined : frame.fields[series]
  const links = isPinned && field && series !== null ? getFieldDisplayLinks(field, indexes[series] ?? 0) : []
  return (
    <VizTooltipWrapper>
      <VizTooltipHeader item={{ label: '', value: moment }} isPinned={isPinned} />
      <VizTooltipContent
        items={items}
        isPinned={isPinned}
        scrollable={isTooltipScrollable(options)}
        maxHeight={options.maxHeight}
      />
      {links.length > 0 && <VizTooltipFooter dataLinks={links} />}
    </VizTooltipWrapper>
  )
}

interface Hideable {
  readonly hideFrom?: { readonly tooltip?: boolean }
}

import { cacheFieldDisplayNames, type DataFrame, type PanelProps } from '@grafana/data'
import type { TableCellHeight } from '@grafana/schema'
import { Select, type TableSortByFieldState } from '@grafana/ui'
import { TableNG } from '@grafana/ui/unstable'
import { useState } from 'react'
import { definePanel } from './define-panel.tsx'
import { NoData } from './no-data.tsx'

interface TableOptions {
  readonly showHeader: boolean
  readonly showTypeIcons: boolean
  readonly sortBy?: readonly TableSortByFieldState[]
  readonly cellHeight: TableCellHeight
  readonly frameIndex: number
  readonly frozenColumns?: { readonly left?: number }
  readonly enablePagination?: boolean
}

/** Of the picker of frames, with the space above it. */
const PICKER_HEIGHT = 40

const Table = (properties: PanelProps<TableOptions>) => {
  const { data, options, fieldConfig, height } = properties
  const [chosen, choose] = useState(options.frameIndex)
  const frames = data.series.filter(({ fields }) => fields.length > 0)
  const frame = frames[chosen] ?? frames[0]
  if (!frame || frame.length === 0) return <NoData fieldConfig={fieldConfig} />
  if (frames.length === 1) return <Rows {...properties} frame={frame} />
  const names = frames.map(({ name, refId }, value) => ({ label: name ?? refId ?? String(value), value }))
  return (
    <>
      <Rows {...properties} frame={frame} height={height - PICKER_HEIGHT} />
      <Select options={names} value={names[chosen]} onChange={({ value = 0 }) => choose(value)} />
    </>
  )
}

const Rows = ({
  frame,
  options,
  fieldConfig,
  width,
  height,
  timeRange,
  data,
}: PanelProps<TableOptions> & { readonly frame: DataFrame }) => {
  cacheFieldDisplayNames([frame])
  return (
    <TableNG
      data={frame}
      width={width}
      height={height}
      noHeader={!options.showHeader}
      showTypeIcons={options.showTypeIcons}
      resizable
      sortBy={[...(options.sortBy ?? [])]}
      cellHeight={options.cellHeight}
      frozenColumns={options.frozenColumns?.left}
      enablePagination={options.enablePagination}
      noValue={fieldConfig.defaults.noValue}
      fieldConfig={fieldConfig}
      timeRange={timeRange}
      structureRev={data.structureRev}
      getActions={() => []}
      onColumnResize={() => {}}
    />
  )
}

export const table = definePanel<TableOptions>({
  draw: Table,
  options: { showHeader: true, showTypeIcons: false, cellHeight: 'sm', frameIndex: 0 },
  custom: {
    align: 'auto',
    cellOptions: { type: 'auto' },
    inspect: false,
    filterable: false,
    minWidth: undefined,
    width: undefined,
    hideFrom: undefined,
    wrapHeaderText: false,
    footer: { reducers: [] },
    tooltip: undefined,
    hidden: undefined,
  },
})

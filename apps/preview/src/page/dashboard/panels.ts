import type { DataTransformerConfig } from '@grafana/data'
import {
  SceneDataTransformer,
  SceneGridItem,
  SceneGridRow,
  type SceneGridItemLike,
  SceneQueryRunner,
  SceneTimeRange,
  VizPanel,
} from '@grafana/scenes'
import { MIXED } from '../data-sources/mixed.ts'
import { dataSourceOf } from './data-source.ts'
import type { PanelModel } from './model.ts'

const WHOLE = { x: 0, y: 0, w: 24, h: 8 }

/** Panels on the grid, those below an open row within it. */
export const gridOf = (panels: readonly PanelModel[]): SceneGridItemLike[] => {
  const grid: SceneGridItemLike[] = []
  let openRow: { readonly model: PanelModel; readonly children: SceneGridItemLike[] } | undefined
  const close = (): void => {
    if (openRow) grid.push(rowOf(openRow.model, openRow.children))
    openRow = undefined
  }
  for (const panel of panels.toSorted(byPlace)) {
    if (panel.type === 'row') {
      close()
      if (panel.collapsed === true) grid.push(rowOf(panel, (panel.panels ?? []).map(itemOf)))
      else openRow = { model: panel, children: [] }
    } else (openRow?.children ?? grid).push(itemOf(panel))
  }
  close()
  return grid
}

const byPlace = (a: PanelModel, b: PanelModel): number => {
  const [left, right] = [a.gridPos ?? WHOLE, b.gridPos ?? WHOLE]
  return left.y - right.y || left.x - right.x
}

const rowOf = (
  { id = 0, title = '', collapsed = false, gridPos = WHOLE }: PanelModel,
  children: SceneGridItemLike[],
): SceneGridRow =>
  new SceneGridRow({
    key: `row-${id}`,
    title,
    isCollapsed: collapsed,
    y: gridPos.y,
    children: children,
  })

const itemOf = (panel: PanelModel): SceneGridItem => {
  const { x, y, w: width, h: height } = panel.gridPos ?? WHOLE
  return new SceneGridItem({
    key: `item-${panel.id ?? 0}`,
    x,
    y,
    width,
    height,
    body: vizPanelOf(panel),
    ...(panel.timeFrom !== undefined && {
      $timeRange: new SceneTimeRange({ from: `now-${panel.timeFrom}`, to: 'now' }),
    }),
  })
}

const vizPanelOf = (panel: PanelModel): VizPanel =>
  new VizPanel({
    key: `panel-${panel.id ?? 0}`,
    title: panel.title ?? '',
    description: panel.description,
    pluginId: panel.type,
    displayMode: panel.transparent === true ? 'transparent' : 'default',
    // A panel without a title has no header until a person points to it.
    hoverHeader: (panel.title ?? '') === '',
    options: panel.options ?? {},
    fieldConfig: { defaults: {}, overrides: [], ...panel.fieldConfig },
    $data: dataOf(panel),
  })

const dataOf = (panel: PanelModel) => {
  const { targets = [], transformations = [] } = panel
  if (targets.length === 0) return undefined
  const queries = targets.map((target, index) => ({
    ...target,
    refId: target.refId ?? String.fromCodePoint(65 + index),
    datasource: dataSourceOf(target.datasource ?? panel.datasource),
  }))
  const stores = new Set(queries.map(({ datasource }) => datasource.uid))
  const asked = new SceneQueryRunner({
    datasource: stores.size > 1 ? { type: 'mixed', uid: MIXED } : queries[0]?.datasource,
    queries,
    maxDataPoints: panel.maxDataPoints,
    maxDataPointsFromWidth: true,
    minInterval: panel.interval,
    dataLayerFilter: { panelId: panel.id ?? 0 },
  })
  return transformations.length === 0
    ? asked
    : new SceneDataTransformer({ $data: asked, transformations: transformations as DataTransformerConfig[] })
}

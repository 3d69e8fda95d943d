import { CLUSTER_LABEL, type ClusterName } from '@fleet/model'
import {
  FieldColorModeId,
  type FieldConfigSource,
  type Panel,
} from '@grafana/grafana-foundation-sdk/dashboard'

/*
 * A cluster has one colour on every panel that draws a series for each cluster. Dashboards are composed for any fleet,
 * with a mark where the colours of its clusters go.
 */

/** None of them means good or bad, and each is legible on dark and on light. */
const COLOURS = [
  '#5794F2',
  '#B877D9',
  '#2BB8AD',
  '#E36AB5',
  '#C8A165',
  '#7A5AE0',
  '#4FB3E8',
  '#A0745A',
] as const

const MARK = 'colours of clusters'

const LEGEND = `{{${CLUSTER_LABEL}}}`

/** Marks a panel of curves or bars in which each series is a cluster. */
export const withClusterColours = (panel: Panel): Panel => {
  if (panel.type !== 'timeseries' || !panel.fieldConfig || !isOfClusters(panel)) return panel
  const { defaults, overrides } = panel.fieldConfig
  const color = { mode: FieldColorModeId.PaletteClassicByName }
  return { ...panel, fieldConfig: { defaults: { ...defaults, color }, overrides: [...overrides, MARKED] } }
}

const isOfClusters = ({ targets = [] }: Panel): boolean =>
  targets.some((target) => 'legendFormat' in target && target.legendFormat === LEGEND)

type Override = FieldConfigSource['overrides'][number]

const MARKED: Override = { matcher: { id: MARK }, properties: [] }

const MARKED_JSON = JSON.stringify(MARKED)

/** A composed dashboard with the colours of a fleet's clusters. More clusters than colours have Grafana's, by their names. */
export const colouredFor = (clusters: readonly ClusterName[], json: string): string => {
  const overrides = clusters.length > COLOURS.length ? [] : coloursOf(clusters).map(override)
  const text = overrides.map((each) => JSON.stringify(each)).join(',')
  return text === ''
    ? json.replaceAll(`,${MARKED_JSON}`, '').replaceAll(MARKED_JSON, '')
    : json.replaceAll(MARKED_JSON, text)
}

const override = ([cluster, fixedColor]: readonly [ClusterName, string]): Override => ({
  matcher: { id: 'byName', options: cluster },
  properties: [{ id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor } }],
})

/** By the letters of its name, so that it keeps its colour when others come; the next free one where two want the same. */
const coloursOf = (clusters: readonly ClusterName[]): readonly (readonly [ClusterName, string])[] => {
  const free: string[] = [...COLOURS]
  return clusters.toSorted().map((cluster) => {
    const wanted = Buffer.from(cluster).reduce((sum, letter) => sum + letter, 0) % COLOURS.length
    const colour = [...COLOURS.slice(wanted), ...COLOURS].find((each) => free.includes(each)) ?? COLOURS[0]
    free.splice(free.indexOf(colour), 1)
    return [cluster, colour]
  })
}

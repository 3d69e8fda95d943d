import type { ClusterName } from '@fleet/model'
import type { FieldConfigSource } from '@grafana/grafana-foundation-sdk/dashboard'

/*
 * Dashboards are composed for any fleet, with a mark where the colours of its clusters go. A bundle holds them composed:
 * what a build does to them is here, and loads no builder of the SDK.
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

type Override = FieldConfigSource['overrides'][number]

/** Stands for the overrides of a fleet's clusters, after all others of its panel. */
export const MARKED: Override = { matcher: { id: 'colours of clusters' }, properties: [] }

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
  properties: [{ id: 'color', value: { mode: 'fixed', fixedColor } }],
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

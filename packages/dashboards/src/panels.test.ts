import { MappingType, SpecialValueMatch } from '@grafana/grafana-foundation-sdk/dashboard'
import { DATA_SOURCE_UID } from '@fleet/model'
import { describe, expect, test } from 'vitest'
import { composed, panelCalled, queriesOf, type Composed, type ShownPanel } from './testing/composed.ts'

/** The titles of the panels that fail a condition, for the test's message. */
const offenders = ({ panels }: Composed, holds: (panel: ShownPanel) => boolean): string[] =>
  panels.filter((panel) => !holds(panel)).map(({ title }) => title)

/** The units of a panel's values: its own, or those of a table's columns. */
const unitsOf = ({ type, fieldConfig }: ShownPanel): unknown[] => {
  if (type !== 'table') return [fieldConfig?.defaults.unit]
  return (fieldConfig?.overrides ?? []).flatMap(({ properties }) =>
    properties.filter(({ id }) => id === 'unit').map(({ value }) => value as unknown),
  )
}

const isWord = (value: unknown): boolean => typeof value === 'string' && /\w/.test(value)

const hasText = ({ title, description }: ShownPanel): boolean =>
  isWord(title) && /^\S.{15,}\.$/.test(description ?? '')

const hasUnits = (panel: ShownPanel): boolean => {
  const units = unitsOf(panel)
  // A table may have names alone, and Jaeger says what it counts.
  return (
    panel.type === 'logs' ||
    panel.type === 'nodeGraph' ||
    ((units.length > 0 || panel.type === 'table') && units.every(isWord))
  )
}

const KNOWN_DATA_SOURCES: readonly unknown[] = Object.values(DATA_SOURCE_UID)

const asksOneDataSource = (panel: ShownPanel): boolean =>
  KNOWN_DATA_SOURCES.includes(panel.datasource?.uid) &&
  queriesOf(panel).every(({ datasource }) => datasource.uid === panel.datasource?.uid)

const hasQueriesInOrder = (panel: ShownPanel): boolean => {
  const refIds = queriesOf(panel).map(({ refId }) => refId)
  return refIds.length > 0 && 'ABCDEFGH'.startsWith(refIds.join(''))
}

const hasLegend = (panel: ShownPanel): boolean => {
  const { legend } = panel.options as { legend?: { showLegend?: boolean } }
  return legend?.showLegend !== false && queriesOf(panel).every(({ legendFormat }) => isWord(legendFormat))
}

const showsMissingAsGrey = ({ fieldConfig }: ShownPanel): boolean =>
  (fieldConfig?.defaults.mappings ?? []).some(
    (mapping) =>
      mapping.type === MappingType.SpecialValue &&
      mapping.options.match === SpecialValueMatch.NullAndNan &&
      mapping.options.result.color === 'gray',
  )

const hasColours = ({ fieldConfig }: ShownPanel): boolean =>
  fieldConfig?.defaults.thresholds?.steps[0]?.value === null

describe.each(composed())('each panel of $uid', (all) => {
  test('has a unique id, which a link to it can have', () => {
    const ids = (all.dashboard.panels ?? [])
      .flatMap((panel) => [panel, ...('panels' in panel ? panel.panels : [])])
      .map(({ id }) => id)
    expect(ids).toEqual(ids.map((_, index) => index + 1))
  })

  test('has a title and a description in whole sentences', () => {
    expect(offenders(all, hasText)).toEqual([])
  })

  test('gives its numbers a unit', () => {
    expect(offenders(all, hasUnits)).toEqual([])
  })

  test('queries one data source, which Grafana has', () => {
    expect(offenders(all, asksOneDataSource)).toEqual([])
  })

  test('names its queries A, B, C…', () => {
    expect(offenders(all, hasQueriesInOrder)).toEqual([])
  })

  test('names its series, if it draws curves, in a legend that is shown', () => {
    expect(offenders(all, (panel) => panel.type !== 'timeseries' || hasLegend(panel))).toEqual([])
  })

  test('shows a number that is missing in grey, never in the colour of a small one', () => {
    const numbers = ['stat', 'bargauge', 'gauge']
    expect(offenders(all, (panel) => !numbers.includes(panel.type) || showsMissingAsGrey(panel))).toEqual([])
  })

  test('sets the colours of a single number: Grafana’s default paints all above 80 red', () => {
    expect(offenders(all, (panel) => panel.type !== 'stat' || hasColours(panel))).toEqual([])
  })
})

describe('a table', () => {
  test('shows each query’s value under a heading, and hides those that have none', () => {
    const { transformations = [] } = panelCalled('k8s-multicluster-overview', 'Every pod')
    expect(transformations.map(({ id }) => id)).toEqual(['merge', 'organize'])
    expect(transformations[1]?.options).toMatchObject({
      renameByName: { pod: 'Pod', reason: 'Waiting for', 'Value #A': 'Restarts', 'Value #B': 'Age' },
      excludeByName: { Time: true, 'Value #C': true },
    })
  })

  test('finds the value of a single query, which Prometheus names without its letter', () => {
    const { transformations = [] } = panelCalled('cloudflare-tunnel', 'Servers down')
    expect(transformations[1]?.options).toMatchObject({ renameByName: { Value: 'Up' } })
  })

  test('may show labels alone', () => {
    const { transformations = [] } = panelCalled('k8s-multicluster-overview', 'Targets down')
    expect(transformations[1]?.options).toMatchObject({
      renameByName: { cluster: 'Cluster', job: 'Job', instance: 'Instance' },
      excludeByName: { Time: true, Value: true },
    })
  })

  test('is sorted by further columns where the first has equal values', () => {
    const { options } = panelCalled('k8s-multicluster-overview', 'Heard and healthy')
    const { sortBy } = options as { sortBy: readonly unknown[] }
    expect(sortBy.slice(0, 2)).toEqual([
      { displayName: 'Silent for', desc: true },
      { displayName: 'Nodes not ready', desc: true },
    ])
  })
})

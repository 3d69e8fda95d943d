import { isMap, listOf, shown, textAt } from '../../values/value-at.ts'
import type { Compare, Difference, Differences, PartDifference } from './difference.ts'
import { matchItems, type ItemPair } from './match-items.ts'
import { withoutKeys } from './without-keys.ts'

type Mapping = Readonly<Record<string, unknown>>

export const isDashboard = (value: unknown): value is Mapping =>
  isMap(value) && Array.isArray(value['panels']) && ('schemaVersion' in value || 'templating' in value)

/** What differs between two versions of a dashboard: its panels and variables by name. One version may be missing. */
export const dashboardDifferences = (before: unknown, after: unknown, compare: Compare): Differences => {
  const within = titleOf(after) ?? titleOf(before) ?? 'without a title'
  const part = (change: PartDifference['change'], fields: readonly Difference[]): PartDifference => ({
    part: 'dashboard',
    name: within,
    change,
    fields,
  })
  if (!isMap(before))
    return { fields: [], parts: [part('added', [{ field: 'panels', after: countOf(after) }])] }
  if (!isMap(after)) return { fields: [], parts: [part('removed', [])] }
  const panels = panelDifferences(before, after, compare)
  const settings = [before, after].map((one) => withoutKeys(one, 'panels', 'templating'))
  const own = [...compare(settings[0], settings[1]).fields, ...movedText(panels.moved)]
  const parts = [...panels.parts, ...variableDifferences(before, after, compare)]
  return {
    fields: [],
    parts: [...(own.length > 0 ? [part('changed', own)] : []), ...parts.map((one) => ({ ...one, within }))],
  }
}

/** Of a dashboard or a panel. */
const titleOf = (titled: unknown): string | undefined => textAt(titled, 'title') || undefined

const countOf = (dashboard: unknown): number =>
  panelsIn(isMap(dashboard) ? dashboard : {}).filter(({ type }) => type !== 'row').length

const movedText = (moved: number): readonly Difference[] =>
  moved === 0 ? [] : [{ field: 'panels in another place', after: moved }]

/** All panels, those inside of rows among them. */
const panelsIn = (holder: Mapping): readonly Mapping[] =>
  listOf(holder['panels'])
    .filter(isMap)
    .flatMap((panel) => [panel, ...panelsIn(panel)])

interface PanelDifferences {
  readonly parts: readonly PartDifference[]
  /** How many panels only are in another place. */
  readonly moved: number
}

const panelDifferences = (before: Mapping, after: Mapping, compare: Compare): PanelDifferences => {
  const { pairs, removed, added } = matchItems(panelsIn(before), panelsIn(after), [
    (panel) => JSON.stringify(contentOf(panel)),
    (panel) => titleOf(panel) && `${textAt(panel, 'type')} ${titleOf(panel)}`,
    titleOf,
    (panel) => (panel['id'] === undefined ? undefined : `${textAt(panel, 'type')} ${shown(panel['id'])}`),
  ])
  const changed = pairs.map((pair) => changedPanel(pair, compare))
  return {
    parts: [
      ...changed.filter(({ fields }) => fields.length > 0),
      ...added.map(({ item }) => panelPart(item, 'added')),
      ...removed.map(({ item }) => panelPart(item, 'removed')),
    ],
    moved: pairs.filter(
      ({ before: { item: old }, after: { item: now } }, index) =>
        changed[index]?.fields.length === 0 &&
        JSON.stringify(old['gridPos']) !== JSON.stringify(now['gridPos']),
    ).length,
  }
}

/** A panel without its place and its number. */
const contentOf = (panel: Mapping): Mapping => withoutKeys(panel, 'gridPos', 'id', 'panels')

const changedPanel = ({ before, after }: ItemPair<Mapping>, compare: Compare): PartDifference => ({
  ...panelPart(after.item, 'changed'),
  fields: compare(contentOf(before.item), contentOf(after.item)).fields,
})

const panelPart = (panel: Mapping, change: PartDifference['change']): PartDifference => ({
  part: 'panel',
  name: titleOf(panel) ?? `number ${shown(panel['id'])}`,
  change,
  fields: [],
})

const variableDifferences = (
  before: Mapping,
  after: Mapping,
  compare: Compare,
): readonly PartDifference[] => {
  const { pairs, removed, added } = matchItems(variablesIn(before), variablesIn(after), [nameOf])
  const part = (variable: Mapping, change: PartDifference['change']): PartDifference => ({
    part: 'variable',
    name: nameOf(variable),
    change,
    fields: [],
  })
  return [
    ...pairs.flatMap(({ before: { item: old }, after: { item: now } }) => {
      const { fields } = compare(old, now)
      return fields.length === 0 ? [] : [{ ...part(now, 'changed'), fields }]
    }),
    ...added.map(({ item }) => part(item, 'added')),
    ...removed.map(({ item }) => part(item, 'removed')),
  ]
}

const variablesIn = (dashboard: Mapping): readonly Mapping[] => {
  const { templating } = dashboard
  return isMap(templating) ? listOf(templating['list']).filter(isMap) : []
}

const nameOf = (variable: Mapping): string => textAt(variable, 'name')

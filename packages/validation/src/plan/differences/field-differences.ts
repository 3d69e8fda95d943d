import { yamlIn } from '../../schemas/yaml-in.ts'
import { parsed } from '../../tree/monitoring/dashboards.ts'
import { isMap, shown } from '../../values/value-at.ts'
import { dashboardDifferences, isDashboard } from './dashboard-differences.ts'
import { joined, NO_DIFFERENCES, type Compare, type Difference, type Differences } from './difference.ts'
import { matchItems, type ItemPair, type MatchedItems, type Placed } from './match-items.ts'
import { ruleDifferences, ruleGroupsIn } from './rule-differences.ts'
import { itemOf, keyOf, placeOf, type Place } from './place.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What differs between two versions of a value, field by field. A text of YAML or JSON is compared as what it holds. */
export const differencesOf: Compare = (before, after, place = placeOf('')) => {
  if (before === after || JSON.stringify(before) === JSON.stringify(after)) return NO_DIFFERENCES
  const [old, now] = [before, after].map(contentOf)
  if (isOneOf(isDashboard, old, now)) return dashboardDifferences(old, now, differencesOf)
  const [oldGroups, newGroups] = [old, now].map(ruleGroupsIn)
  if (oldGroups && newGroups) return ruleDifferences(oldGroups, newGroups, place, differencesOf)
  if (isMap(old) && isMap(now)) return mapDifferences(old, now, place)
  if (Array.isArray(old) && Array.isArray(now)) return listDifferences(old, now, place)
  return { fields: [fieldDifference(place, before, after)], parts: [] }
}

/** A field, without secrets. */
const fieldDifference = ({ field, keys, holders }: Place, before: unknown, after: unknown): Difference => ({
  field,
  ...(before !== undefined && { before: withoutSecrets(before, keys, holders[0]) }),
  ...(after !== undefined && { after: withoutSecrets(after, keys, holders[1]) }),
})

/** Whether both versions are of a kind, or one of them, which has no other version. */
const isOneOf = (is: (value: unknown) => boolean, before: unknown, after: unknown): boolean =>
  (before === undefined || is(before)) && (after === undefined || is(after))

/** What a text holds as YAML or JSON, where that is a map or a list. */
const contentOf = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\s*[[{]|\n/.test(value)) return value
  const held = parsed(value).value ?? yamlIn(value)
  return typeof held === 'object' && held !== null ? held : value
}

type Mapping = Readonly<Record<string, unknown>>

const mapDifferences = (before: Mapping, after: Mapping, place: Place): Differences =>
  joined(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) =>
      differencesOf(before[key], after[key], keyOf(place, key, [before, after])),
    ),
  )

const listDifferences = (
  before: readonly unknown[],
  after: readonly unknown[],
  place: Place,
): Differences => {
  const { pairs, removed, added } = replaced(matchItems(before, after, [nameIn]))
  return joined([
    ...pairs.map((pair) =>
      differencesOf(pair.before.item, pair.after.item, itemOf(place, labelOf(pair.after))),
    ),
    ...removed.map((one) => differencesOf(one.item, undefined, itemOf(place, labelOf(one)))),
    ...added.map((one) => differencesOf(undefined, one.item, itemOf(place, labelOf(one)))),
    orderDifference(pairs, place),
  ])
}

/**
 * An item without a name that goes is taken for an earlier version of the one that comes in its turn: of maps, and where as
 * many come as go.
 */
const replaced = (matched: MatchedItems<unknown>): MatchedItems<unknown> => {
  const { pairs, removed, added } = matched
  const items = [...removed, ...added].map(({ item }) => item)
  if (items.some((item) => nameIn(item) !== undefined)) return matched
  if (removed.length !== added.length && !items.every(isMap)) return matched
  const more = removed.flatMap((before, index) => {
    const after = added[index]
    return after ? [{ before, after }] : []
  })
  return {
    pairs: [...pairs, ...more].toSorted((one, other) => one.after.index - other.after.index),
    removed: removed.slice(more.length),
    added: added.slice(more.length),
  }
}

/** What tells the items of a list of Kubernetes, Prometheus, Loki and Grafana apart. */
const NAMES = ['name', 'job_name', 'refId', 'uid', 'key', 'mountPath', 'containerPort', 'port', 'ip']

const nameIn = (item: unknown): string | undefined => {
  if (!isMap(item)) return undefined
  const name = NAMES.map((key) => item[key]).find((value) => ['number', 'string'].includes(typeof value))
  return name === undefined ? undefined : shown(name)
}

const labelOf = ({ item, index }: Placed<unknown>): string | number => nameIn(item) ?? index

/** The order of processors, arguments and containers matters; that of things without a name hardly does. */
const orderDifference = (pairs: readonly ItemPair<unknown>[], place: Place): Differences => {
  const inOrder = pairs.every(({ before }, index) => {
    const previous = pairs[index - 1]
    return !previous || previous.before.index < before.index
  })
  const areNameless = pairs.some(({ after: { item } }) => isMap(item) && nameIn(item) === undefined)
  if (inOrder || areNameless) return NO_DIFFERENCES
  const old = pairs.toSorted((one, other) => one.before.index - other.before.index)
  return {
    fields: [fieldDifference({ ...place, field: `${place.field} (order)` }, labelsOf(old), labelsOf(pairs))],
    parts: [],
  }
}

const labelsOf = (pairs: readonly ItemPair<unknown>[]): readonly unknown[] =>
  pairs.map(({ after: { item } }) => nameIn(item) ?? item)

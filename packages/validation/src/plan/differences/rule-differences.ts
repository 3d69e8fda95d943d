import { isMap, listOf, textAt } from '../../values/value-at.ts'
import { joined, NO_DIFFERENCES, type Compare, type Differences, type PartDifference } from './difference.ts'
import { matchItems, type ItemPair } from './match-items.ts'
import { itemOf, placeOf, type Place } from './place.ts'
import { withoutKeys } from './without-keys.ts'

type Mapping = Readonly<Record<string, unknown>>

/** Groups of rules, as Prometheus and Loki take them. */
type RuleGroups = readonly Mapping[]

/** The groups of rules that a value is: none where there is no value. */
export const ruleGroupsIn = (value: unknown): RuleGroups | undefined => {
  if (value === undefined) return []
  return Array.isArray(value) && value.length > 0 && value.every(isRuleGroup) ? value : undefined
}

const isRuleGroup = (group: unknown): group is Mapping =>
  isMap(group) && typeof group['name'] === 'string' && Array.isArray(group['rules'])

interface RuleInGroup {
  readonly group: string
  readonly rule: unknown
}

/** What differs between two versions of groups of rules: each rule by its name. */
export const ruleDifferences = (
  before: RuleGroups,
  after: RuleGroups,
  place: Place,
  compare: Compare,
): Differences => {
  const { pairs, removed, added } = matchItems(before.flatMap(rulesIn), after.flatMap(rulesIn), [
    ({ group, rule }) => `${group}/${nameOf(rule)}`,
    ({ rule }) => nameOf(rule),
  ])
  const parts = [
    ...pairs.flatMap((pair) => changedRule(pair, compare)),
    ...added.map(({ item }) => rulePart(item, 'added')),
    ...removed.map(({ item }) => rulePart(item, 'removed')),
  ]
  return joined([{ fields: [], parts }, settingsOfGroups(before, after, place, compare)])
}

const rulesIn = (group: Mapping): readonly RuleInGroup[] =>
  listOf(group['rules']).map((rule) => ({ group: textAt(group, 'name'), rule }))

const nameOf = (rule: unknown): string => textAt(rule, 'alert') || textAt(rule, 'record')

const changedRule = (
  { before: { item: old }, after: { item: now } }: ItemPair<RuleInGroup>,
  compare: Compare,
): readonly PartDifference[] => {
  const { fields } = joined([compare(old.group, now.group, placeOf('group')), compare(old.rule, now.rule)])
  return fields.length === 0 ? [] : [{ ...rulePart(now, 'changed'), fields }]
}

const rulePart = ({ group, rule }: RuleInGroup, change: PartDifference['change']): PartDifference => ({
  part: textAt(rule, 'alert') === '' ? 'recording rule' : 'alert',
  name: nameOf(rule),
  within: group,
  change,
  fields: [],
})

/** Such as how often a group is evaluated. */
const settingsOfGroups = (
  before: RuleGroups,
  after: RuleGroups,
  place: Place,
  compare: Compare,
): Differences =>
  joined(
    after.map((group) => {
      const name = textAt(group, 'name')
      const earlier = before.find((other) => textAt(other, 'name') === name)
      return earlier
        ? compare(withoutKeys(earlier, 'rules'), withoutKeys(group, 'rules'), itemOf(place, name))
        : NO_DIFFERENCES
    }),
  )

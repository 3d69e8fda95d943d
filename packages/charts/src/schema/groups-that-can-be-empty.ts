import type { ChartList } from '@fleet/validation/chart-rule-groups'

/** The groups of which each rule can be switched off, and the alerts that can be in the others, by the group's name. */
export const groupsThatCanBeEmpty = (
  groups: readonly (ChartList & { readonly name: string })[],
): Readonly<Record<string, ChartList>> =>
  Object.fromEntries(
    groups
      .filter(({ rules }) => rules.some((rule) => rule.if))
      .map(({ name, ...group }) => [name, { ...group, rules: unique(group.rules) }]),
  )

/** Each alert once: the chart repeats it for each severity. */
const unique = (rules: ChartList['rules']): ChartList['rules'] => [
  ...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values(),
]

import { CHART_LISTS } from '../../schemas/chart-lists.ts'
import type { ChartList, ChartLists } from '../../schemas/chart-rule-groups.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { knownChart } from '../../tree/charts/known-chart.ts'
import { holds } from '../../tree/charts/chart-condition.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const banEmptyChartList: Rule = {
  id: 'ban-empty-chart-list',
  ownSeverity: 'warning',
  summary: 'Values leave at least one item in each list of a custom resource that a chart renders.',
  rationale:
    'Charts render the key of a list, and then each item that is on. Without an alert of kubernetes-system-apiserver it rendered `rules: null`, and the hub could not be installed.',
  fix: 'Leave one alert of the group on, or switch the whole group off where the chart has a switch for it alone.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
      const chart = chartOf(cluster, release)
      if (!chart) continue
      checkLists(release, knownChart(cluster, chart)?.ruleGroups ?? {}, emptyGroup, report)
      checkLists(release, CHART_LISTS[chart.name] ?? {}, emptyList, report)
    }
  }),
}

type Describe = (name: string, list: ChartList, lists: ChartLists) => Pick<Violation, 'message' | 'fix'>

const checkLists = (release: Release, lists: ChartLists, describe: Describe, report: Report): void => {
  for (const [name, list] of Object.entries(lists)) {
    if (!isEmpty(release, list)) continue
    const [first = ['defaultRules'], ...others] = givenOf(release, list)
    report({
      location: atValue(release, ...first),
      related: others.map((path) => atValue(release, ...path)),
      ...describe(name, list, lists),
      impact:
        'the chart renders null in place of the list, the API server refuses the object at each retry, and nothing of the release is installed',
    })
  }
}

const isEmpty = (release: Release, list: ChartList): boolean =>
  list.if.every((condition) => holds(release, list, condition)) &&
  list.rules.every((rule) => (rule.if ?? []).some((condition) => !holds(release, list, condition)))

/** The values of the release that remove an item. */
const givenOf = (release: Release, list: ChartList): readonly (readonly string[])[] =>
  list.rules
    .flatMap((rule) => rule.if ?? [])
    .filter((condition) => !holds(release, list, condition))
    .map((condition) => condition.replace('!', '').split('.'))
    .filter((path) => chartValue(release, ...path) !== undefined)

const emptyGroup: Describe = (name, list, lists) => {
  const alerts = [...new Set(list.rules.map((rule) => rule.name))].join(', ')
  return {
    message: `the rule group ${name} of the chart has no rule left: off are ${alerts}`,
    fix: `leave one of them on${groupSwitch(name, list, lists)}`,
  }
}

/** The switch of a group, if no other group shares it. */
const groupSwitch = (name: string, list: ChartList, lists: ChartLists): string => {
  const path = list.if.findLast((condition) => !condition.startsWith('!'))
  if (path === undefined) return ''
  const sharing = Object.entries(lists).filter(([other, { if: all }]) => other !== name && all.includes(path))
  return sharing.length === 0
    ? `, or switch the whole group off: ${path}: false`
    : `; ${path}: false would remove ${sharing.map(([other]) => other).join(', ')} too`
}

const emptyList: Describe = (name, list) => {
  const items = list.rules.map((rule) => rule.name)
  return {
    message: `the ${name} are empty: not set are ${items.join(', ')}`,
    fix: `set one of them, or switch their user off: ${list.if.at(-1)}`,
  }
}

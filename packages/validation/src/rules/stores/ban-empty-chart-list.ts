import { CHART_LISTS } from '../../schema/chart-lists.ts'
import { CHART_RULE_GROUPS, type ChartList, type ChartLists } from '../../schema/chart-rule-groups.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import { chartOf } from '../../view/chart-of.ts'
import { holds } from '../../view/chart-condition.ts'
import type { Release } from '../../view/releases.ts'
import { atValue, chartValue } from '../../view/value-at.ts'

export const banEmptyChartList: Rule = {
  id: 'ban-empty-chart-list',
  demands:
    'Values leave at least one item in each list of a custom resource that a chart renders: a group of alerts keeps one alert.',
  why: 'Charts render the key of a list and then each item that is on. All alerts of the group kubernetes-system-apiserver were switched off, the chart rendered `rules: null`, and the hub could not be installed.',
  example: {
    refused: 'defaultRules: {disabled: {ConfigReloaderSidecarErrors: true}}',
    accepted: 'defaultRules: {rules: {configReloaders: false}}',
  },
  mend: 'Leave one alert of the group on, or switch the whole group off where the chart has a switch for it alone.',
  judge: inEachCluster((cluster) =>
    cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
      const chart = chartOf(cluster, release)
      if (!chart) return []
      return [
        ...judgeLists(release, CHART_RULE_GROUPS[`${chart.name} ${chart.version}`] ?? {}, emptyGroup),
        ...judgeLists(release, CHART_LISTS[chart.name] ?? {}, emptyList),
      ]
    }),
  ),
}

type Describe = (name: string, list: ChartList, lists: ChartLists) => Pick<Breach, 'what' | 'mend'>

const judgeLists = (release: Release, lists: ChartLists, describe: Describe): readonly Breach[] =>
  Object.entries(lists)
    .filter(([, list]) => isEmpty(release, list))
    .map(([name, list]) => {
      const [first = ['defaultRules'], ...others] = givenOf(release, list)
      return {
        at: atValue(release, ...first),
        also: others.map((path) => atValue(release, ...path)),
        ...describe(name, list, lists),
        consequence:
          'the chart renders null in place of the list; helm-controller applies on the server’s side, and the API server refuses the object at each retry: nothing of the release is installed',
      }
    })

const isEmpty = (release: Release, list: ChartList): boolean =>
  list.if.every((condition) => holds(release, list, condition)) &&
  list.rules.every((rule) => (rule.if ?? []).some((condition) => !holds(release, list, condition)))

/** The values that take an item away, as far as the release gives them. */
const givenOf = (release: Release, list: ChartList): readonly (readonly string[])[] =>
  list.rules
    .flatMap((rule) => rule.if ?? [])
    .filter((condition) => !holds(release, list, condition))
    .map((condition) => condition.replace('!', '').split('.'))
    .filter((path) => chartValue(release, ...path) !== undefined)

const emptyGroup: Describe = (name, list, lists) => {
  const alerts = [...new Set(list.rules.map((rule) => rule.name))].join(', ')
  return {
    what: `the chart’s group of rules ${name} is left without a rule: off are ${alerts}`,
    mend: `leave one of them on${groupSwitch(name, list, lists)}`,
  }
}

/** A group's own switch, if it shares it with no other group. */
const groupSwitch = (name: string, list: ChartList, lists: ChartLists): string => {
  const path = list.if.findLast((condition) => !condition.startsWith('!'))
  if (path === undefined) return ''
  const sharing = Object.entries(lists).filter(([other, { if: all }]) => other !== name && all.includes(path))
  return sharing.length === 0
    ? `, or switch the whole group off: ${path}: false`
    : `; ${path}: false would take ${sharing.map(([other]) => other).join(', ')} away too`
}

const emptyList: Describe = (name, list) => {
  const items = list.rules.map((rule) => rule.name)
  return {
    what: `the ${name} are left empty: not set are ${items.join(', ')}`,
    mend: `set one of them, or switch off what needs them: ${list.if.at(-1)}`,
  }
}

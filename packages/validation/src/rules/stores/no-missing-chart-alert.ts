import { didYouMean } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { CHART_RULE_GROUPS, type ChartLists } from '../../schemas/chart-rule-groups.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { isMap } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const noMissingChartAlert: Rule = {
  id: 'no-missing-chart-alert',
  summary: 'Each alert that values switch off by its name is one that the chart brings.',
  rationale:
    'A chart ignores the name of an alert that it does not have: the alert that was meant stays on, and fires.',
  fix: 'Write the alert as the chart has it, or take the line away.',
  check: inEachCluster((cluster) =>
    cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
      const chart = chartOf(cluster, release)
      const named = `${chart?.name} ${chart?.version}`
      return checkRelease(release, CHART_RULE_GROUPS[named] ?? {}, named)
    }),
  ),
}

const checkRelease = (release: Release, groups: ChartLists, chart: string): readonly Violation[] =>
  Object.entries(alertsBySwitch(groups)).flatMap(([path, alerts]) => {
    const disabled = chartValue(release, ...path.split('.'))
    return Object.keys(isMap(disabled) ? disabled : {})
      .filter((alert) => !alerts.has(alert))
      .map((alert) => ({
        location: atValue(release, ...path.split('.'), alert),
        message: `${path} names the alert ${alert}, which the chart ${chart} does not have`,
        impact: 'the chart ignores it, and no alert is switched off',
        // A chart has far more alerts than a message can list.
        fix: didYouMean(alert, [...alerts]) ?? 'take the line away',
      }))
  })

/** The alerts that a map of values switches off, by the map's path. */
const alertsBySwitch = (groups: ChartLists): Readonly<Record<string, ReadonlySet<string>>> => {
  const found: Record<string, Set<string>> = {}
  for (const { rules } of Object.values(groups))
    for (const condition of rules.flatMap((rule) => rule.if ?? [])) {
      const [, path, alert] = /^!(.+)\.(\w+)$/.exec(condition) ?? []
      if (path !== undefined && alert !== undefined) (found[path] ??= new Set()).add(alert)
    }
  return found
}

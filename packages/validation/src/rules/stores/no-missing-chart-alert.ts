import { didYouMean } from '@fleet/model/suggestion'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ChartLists } from '../../schemas/chart-rule-groups.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { knownChart, type KnownChart } from '../../tree/charts/known-chart.ts'
import { isMap } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const noMissingChartAlert: Rule = {
  id: 'no-missing-chart-alert',
  severity: 'warning',
  summary: 'The chart has each alert that its values switch off by name.',
  rationale: 'A chart ignores the name of a missing alert. The alert that was meant stays on, and fires.',
  fix: 'Write the alert as the chart does, or remove the line.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')) {
      const chart = chartOf(cluster, release)
      const known = chart && knownChart(cluster, chart)
      if (known) checkRelease(release, known, report)
    }
  }),
}

const checkRelease = (release: Release, { name, version, ruleGroups }: KnownChart, report: Report): void => {
  for (const [path, alerts] of Object.entries(alertsBySwitch(ruleGroups)))
    for (const alert of disabledAt(release, path)) {
      if (alerts.has(alert)) continue
      report({
        location: atValue(release, ...path.split('.'), alert),
        message: `${path} names the alert ${alert}, which the chart ${name} ${version} does not have`,
        impact: 'the chart ignores it, and switches no alert off',
        // A chart has far more alerts than a message can list.
        fix: didYouMean(alert, [...alerts]) ?? 'remove the line',
      })
    }
}

const disabledAt = (release: Release, path: string): readonly string[] => {
  const disabled = chartValue(release, ...path.split('.'))
  return Object.keys(isMap(disabled) ? disabled : {})
}

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

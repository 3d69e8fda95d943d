import { didYouMean } from '@fleet/model/suggestion'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import { CHART_RULE_GROUPS, type ChartLists } from '../../schema/chart-rule-groups.ts'
import { chartOf } from '../../view/chart-of.ts'
import type { Release } from '../../view/releases.ts'
import { atValue, chartValue, isMap } from '../../view/value-at.ts'

export const noMissingChartAlert: Rule = {
  id: 'no-missing-chart-alert',
  demands: 'Each alert that values switch off by its name is one that the chart brings.',
  why: 'A chart ignores the name of an alert that it does not have: the alert that was meant stays on, and fires.',
  example: {
    refused: 'defaultRules: {disabled: {KubeletIsDown: true}}',
    accepted: 'defaultRules: {disabled: {KubeletDown: true}}',
  },
  mend: 'Write the alert as the chart has it, or take the line away.',
  judge: inEachCluster((cluster) =>
    cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
      const chart = chartOf(cluster, release)
      const named = `${chart?.name} ${chart?.version}`
      return judgeRelease(release, CHART_RULE_GROUPS[named] ?? {}, named)
    }),
  ),
}

const judgeRelease = (release: Release, groups: ChartLists, chart: string): readonly Breach[] =>
  Object.entries(alertsBySwitch(groups)).flatMap(([path, alerts]) => {
    const disabled = chartValue(release, ...path.split('.'))
    return Object.keys(isMap(disabled) ? disabled : {})
      .filter((alert) => !alerts.has(alert))
      .map((alert) => ({
        at: atValue(release, ...path.split('.'), alert),
        what: `${path} names the alert ${alert}, which the chart ${chart} does not have`,
        consequence: 'the chart ignores it, and no alert is switched off',
        // A chart has far more alerts than a message can list.
        mend: didYouMean(alert, [...alerts]) ?? 'take the line away',
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

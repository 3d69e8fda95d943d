import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'
import { lokiModeOf } from './loki-modes.ts'

export const banPodAntiAffinity: Rule = {
  id: 'ban-pod-anti-affinity',
  ownSeverity: 'info',
  assumes: 'k3s',
  summary: 'The pods of Loki and of its gateway have no required anti-affinity.',
  rationale:
    'The default affinity of the chart forbids two pods of a kind on one node. On a single node the new pod of a rollout stays Pending.',
  fix: 'Set affinity: null. Helm merges an empty map with the default.',
  check: inEachRelease('loki', (release, report) => {
    for (const part of lokiModeOf(release) === 'Distributed' ? ['gateway'] : ['gateway', 'singleBinary']) {
      const affinity = chartValue(release, part, 'affinity')
      // Then the old pod of a node goes before the new one comes.
      if (chartValue(release, part, 'deploymentStrategy', 'rollingUpdate', 'maxSurge') === 0) continue
      const isOff = affinity === null || (isMap(affinity) && affinity['podAntiAffinity'] === null)
      const required = valueAt(affinity, [
        'podAntiAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
      ])
      if (isOff && listOf(required).length === 0) continue
      report({
        location: atValue(release, part, 'affinity'),
        message: `${part}.affinity keeps the default of the chart, by which two of its pods never share a node`,
        impact: 'on a single node a rollout never ends',
        fix: `set ${part}.affinity: null; Helm merges an empty map with the default`,
      })
    }
  }),
}

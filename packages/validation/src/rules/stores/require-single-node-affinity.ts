import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { isMap, listOf, valueAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireSingleNodeAffinity: Rule = {
  id: 'require-single-node-affinity',
  summary: 'Loki’s chart is told not to keep its pods apart from each other.',
  rationale:
    'Its default affinity forbids two pods of a kind on one node: on a single node the new pod of a rollout waits for ever for the old one to go.',
  fix: 'Set affinity: null. An empty map is merged with the default, and changes nothing.',
  check: inEachRelease('loki', (release) =>
    ['gateway', 'singleBinary'].flatMap((part): Violation[] => {
      const affinity = chartValue(release, part, 'affinity')
      const isOff = affinity === null || (isMap(affinity) && affinity['podAntiAffinity'] === null)
      const rules = listOf(
        valueAt(affinity, ['podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution']),
      )
      if (isOff && rules.length === 0) return []
      return [
        {
          location: atValue(release, part, 'affinity'),
          message: `${part}.affinity leaves the chart’s default, by which two of its pods never share a node`,
          impact: 'on a single node a rollout waits for ever',
          fix: `set ${part}.affinity: null; an empty map is merged with the default`,
        },
      ]
    }),
  ),
}

import { isByResource } from '../../queries/quantities/quantity-of-metric.ts'
import { resultLabels } from '../../queries/quantities/result-labels.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import { queriesOf } from './panel-queries.ts'

export const requireOneResource: Rule = {
  id: 'require-one-resource',
  summary: 'A metric that counts every resource of Kubernetes is asked for one of them, or grouped by it.',
  rationale:
    'kube_pod_container_resource_limits holds cores and bytes alike: their sum is a number of nothing.',
  fix: 'Match resource="cpu" or resource="memory".',
  check: inEachPanel((placed, dashboard) =>
    queriesOf(placed).flatMap(({ expr, index, target }) => {
      const labels = expr ? resultLabels(expr) : 'any'
      if (!expr || labels === 'any' || labels.has('resource')) return []
      return selectorsIn(expr).flatMap((selector) =>
        selector.kind === 'selector' &&
        isByResource(selector) &&
        !selector.matchers.some(({ label, op }) => label.text === 'resource' && op === '=')
          ? [
              {
                location: {
                  ...dashboard.location(...placed.path, 'targets', index, 'expr'),
                  offset: selector.from,
                },
                message: `the query ${target.refId} of ${panelOf(placed, dashboard)} takes every resource of ${selector.metric?.text} together`,
                impact: 'cores and bytes are added up',
                fix: 'match resource="cpu" or resource="memory"',
              },
            ]
          : [],
      )
    }),
  ),
}

import { isByResource } from '../../queries/quantities/quantity-of-metric.ts'
import { resultLabels } from '../../queries/quantities/result-labels.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule.ts'
import { inEachPanel, panelOf } from './in-each-dashboard.ts'
import { queriesOf } from './panel-queries.ts'

export const requireOneResource: Rule = {
  id: 'require-one-resource',
  demands: 'A metric that counts every resource of Kubernetes is asked for one of them, or grouped by it.',
  why: 'kube_pod_container_resource_limits holds cores and bytes alike: their sum is a number of nothing.',
  example: {
    refused: 'sum by (pod) (kube_pod_container_resource_limits)',
    accepted: 'sum by (pod) (kube_pod_container_resource_limits{resource="memory"})',
  },
  mend: 'Match resource="cpu" or resource="memory".',
  judge: inEachPanel((placed, dashboard) =>
    queriesOf(placed).flatMap(({ expr, index, target }) => {
      const labels = expr ? resultLabels(expr) : 'any'
      if (!expr || labels === 'any' || labels.has('resource')) return []
      return selectorsIn(expr).flatMap((selector) =>
        selector.kind === 'selector' &&
        isByResource(selector) &&
        !selector.matchers.some(({ label, op }) => label.text === 'resource' && op === '=')
          ? [
              {
                at: { ...dashboard.spot(...placed.path, 'targets', index, 'expr'), offset: selector.from },
                what: `the query ${target.refId} of ${panelOf(placed, dashboard)} takes every resource of ${selector.metric?.text} together`,
                consequence: 'cores and bytes are added up',
                mend: 'match resource="cpu" or resource="memory"',
              },
            ]
          : [],
      )
    }),
  ),
}

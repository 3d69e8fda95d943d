import { isByResource } from '../../queries/quantities/quantity-of-metric.ts'
import { resultLabels } from '../../queries/quantities/result-labels.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachQuery } from './panel-queries.ts'

export const requireResourceMatcher: Rule = {
  id: 'require-resource-matcher',
  severity: 'warning',
  summary:
    'A selector of a metric of all Kubernetes resources matches one resource, or the query groups by it.',
  rationale: 'kube_pod_container_resource_limits holds both cores and bytes, and their sum means nothing.',
  fix: 'Match resource="cpu" or resource="memory".',
  check: inEachQuery(({ expr, name, location }, report) => {
    const labels = resultLabels(expr)
    if (labels === 'any' || labels.has('resource')) return
    for (const selector of selectorsIn(expr)) {
      if (selector.kind !== 'selector' || !isByResource(selector)) continue
      if (selector.matchers.some(({ label, op }) => label.text === 'resource' && op === '=')) continue
      report({
        location: location(selector.from),
        message: `${name} selects every resource of ${selector.metric?.text}`,
        impact: 'cores and bytes are added up',
        fix: 'match resource="cpu" or resource="memory"',
      })
    }
  }),
}

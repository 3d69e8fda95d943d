import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { podsIn } from '../../tree/workloads/pods.ts'
import { selects, selectorText } from '../../values/selector.ts'

export const noMissingBudgetPods: Rule = {
  id: 'no-missing-budget-pods',
  summary: 'A PodDisruptionBudget selects pods of its namespace.',
  rationale:
    'A budget of a label that no pod has protects nothing, and the drain of a node stops all pods at once.',
  fix: 'Select by a label that the pods have.',
  check: inEachCluster((cluster, report) => {
    for (const budget of cluster.all('policy/v1/PodDisruptionBudget')) {
      const selector = budget.object.spec?.selector
      const namespace = namespaceOf(budget)
      if (!selector || podsIn(cluster, namespace).some(({ labels }) => selects(selector, labels))) continue
      report({
        location: at(budget, 'spec', 'selector'),
        message: `${nameOf(budget)} selects no pod of ${namespace}, by ${selectorText(selector)}`,
        impact: 'it protects nothing',
        fix: 'select by a label that the pods have',
        absence: { of: 'pods', namespaces: [namespace] },
      })
    }
  }),
}

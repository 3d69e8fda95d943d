import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { selects, selectorText } from '../../values/selector.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'

export const validSelector: Rule = {
  id: 'valid-selector',
  summary: 'A controller selects its own pods, and no other controller’s.',
  rationale:
    'A selector cannot change. The API server refuses an empty one, and two controllers with the same pods delete each other’s.',
  fix: 'Select by app.kubernetes.io/name, a label that only the pods of one program have.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster)) {
      const problem = selectorProblem(pods, ownPodsOf(cluster))
      if (problem === undefined) continue
      report({
        location: at(pods.controller, 'spec', 'selector'),
        message: `${pods.owner} ${problem}`,
        impact: 'the API server refuses it, or it deletes the pods of another controller',
        fix: 'select by the label app.kubernetes.io/name of its pods',
      })
    }
  }),
}

const selectorProblem = (
  { controller, namespace, labels, selector }: OwnPods,
  all: readonly OwnPods[],
): string | undefined => {
  if (!selector) return undefined
  const size = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length
  if (size === 0) return 'has an empty selector'
  const rival = all.find(
    (other) =>
      other.controller !== controller &&
      other.namespace === namespace &&
      other.selector &&
      selects(selector, other.labels),
  )
  if (rival) return `selects the pods of ${rival.owner}, too, by ${selectorText(selector)}`
  return selects(selector, labels) ? undefined : `does not select its own pods, by ${selectorText(selector)}`
}

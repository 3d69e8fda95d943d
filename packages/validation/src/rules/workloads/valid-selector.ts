import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { selects, selectorText } from '../../values/selector.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const validSelector: Rule = {
  id: 'valid-selector',
  summary: 'A controller selects the pods that it makes, and no other controller’s.',
  rationale:
    'A selector can never be changed again, and one that is empty or fits a neighbour’s pods is refused, or the two delete each other’s pods.',
  example: {
    refused: 'selector: {matchLabels: {}}',
    accepted: 'selector: {matchLabels: {app.kubernetes.io/name: n8n}}',
  },
  fix: 'Select by app.kubernetes.io/name, the label that the pods of one program carry and no others.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap(({ controller, owner, namespace, labels, selector }) => {
      if (!selector) return []
      const size = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length
      const rival = ownPodsOf(cluster).find(
        (other) =>
          other.controller !== controller &&
          other.namespace === namespace &&
          other.selector &&
          selects(selector, other.labels),
      )
      const wrong =
        size === 0
          ? 'selects by nothing'
          : rival
            ? `selects the pods of ${rival.owner} too, by ${selectorText(selector)}`
            : selects(selector, labels)
              ? undefined
              : `does not select its own pods, by ${selectorText(selector)}`
      return wrong === undefined
        ? []
        : [
            {
              location: at(controller, 'spec', 'selector'),
              message: `${owner} ${wrong}`,
              impact: 'the API server refuses it, or it deletes pods that are not its own',
              fix: 'select by the label app.kubernetes.io/name of its pods',
            },
          ]
    }),
  ),
}

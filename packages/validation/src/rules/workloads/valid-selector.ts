import { at } from '../../values/spot.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { selects, selectorText } from '../../values/selector.ts'

export const validSelector: Rule = {
  id: 'valid-selector',
  demands: 'A controller selects the pods that it makes, and no other controller’s.',
  why: 'A selector can never be changed again, and one that is empty or fits a neighbour’s pods is refused, or the two delete each other’s pods.',
  example: {
    refused: 'selector: {matchLabels: {}}',
    accepted: 'selector: {matchLabels: {app.kubernetes.io/name: n8n}}',
  },
  mend: 'Select by app.kubernetes.io/name, the label that the pods of one program carry and no others.',
  judge: inEachCluster((cluster) =>
    cluster.ownPods.flatMap(({ controller, owner, namespace, labels, selector }) => {
      if (!selector) return []
      const size = Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length
      const rival = cluster.ownPods.find(
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
              at: at(controller, 'spec', 'selector'),
              what: `${owner} ${wrong}`,
              consequence: 'the API server refuses it, or it deletes pods that are not its own',
              mend: 'select by the label app.kubernetes.io/name of its pods',
            },
          ]
    }),
  ),
}

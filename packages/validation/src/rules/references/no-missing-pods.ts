import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { movedPartsOf, mayChoosePods } from '../../tree/charts/moved-parts.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects, selectorText, type Selector } from '../../values/selector.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const noMissingPods: Rule = {
  id: 'no-missing-pods',
  summary: 'Every selector of a Service or a NetworkPolicy chooses pods that exist.',
  rationale:
    'A selector that chooses nothing is no error to Kubernetes: the Service has no endpoint, the policy protects nobody.',
  example: {
    refused: 'kind: Service\nspec:\n  selector: { app: miniflx }\n',
    accepted: 'kind: Service\nspec:\n  selector: { app: miniflux }\n',
  },
  fix: 'Select by labels that the pods of the namespace have.',
  check: inEachCluster((cluster) => [
    ...cluster.all('v1/Service').flatMap((service) => {
      const { selector } = service.object.spec ?? {}
      return selector ? unchosen(cluster, service, ['spec', 'selector'], { matchLabels: selector }) : []
    }),
    ...cluster.all('networking.k8s.io/v1/NetworkPolicy').flatMap((policy) => {
      const { podSelector = {} } = policy.object.spec ?? {}
      return unchosen(cluster, policy, ['spec', 'podSelector'], podSelector)
    }),
  ]),
}

const unchosen = (cluster: ClusterView, placed: Located, path: Path, selector: Selector): Violation[] => {
  const namespace = namespaceOf(placed)
  const text = selectorText(selector)
  // A Service that selects by nothing leads nowhere; a NetworkPolicy that does is about every pod.
  if (text === '' && placed.object.kind !== 'Service') return []
  if (text !== '' && podsIn(cluster, namespace).some(({ labels }) => selects(selector, labels))) return []
  if (text !== '' && mayChoosePods(movedPartsOf(cluster), namespace, selector)) return []
  return [
    {
      location: at(placed, ...path),
      message:
        text === ''
          ? `${nameOf(placed)} selects pods by nothing`
          : `${nameOf(placed)} selects pods with ${text}, and none in ${namespace} has these labels`,
      impact: placed.object.kind === 'Service' ? 'nothing answers at it' : 'it protects nothing',
      fix: `select by labels that pods there have: ${labelsIn(cluster, namespace)}`,
    },
  ]
}

const labelsIn = (cluster: ClusterView, namespace: string): string => {
  const names = podsIn(cluster, namespace).map(
    ({ labels }) => `app.kubernetes.io/name=${labels['app.kubernetes.io/name']}`,
  )
  return [...new Set(names)].toSorted().join(', ') || 'there are no pods'
}

import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { movedPartsOf, mayChoosePods } from '../../tree/charts/moved-parts.ts'
import { rulesOf, type NetworkPolicy } from '../../tree/network/network-policies.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects, selectorText, type Selector } from '../../values/selector.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const noMissingPods: Rule = {
  id: 'no-missing-pods',
  summary:
    'Every selector of a Service or a NetworkPolicy, and of the peers of one, matches pods that exist.',
  rationale:
    'Kubernetes accepts a selector without a match. The Service then has no endpoint, and the policy protects and admits no pod.',
  fix: 'Select by labels that the pods of the namespace have.',
  check: inEachCluster((cluster, report) => {
    for (const service of cluster.all('v1/Service')) checkService(cluster, service, report)
    for (const policy of cluster.all('networking.k8s.io/v1/NetworkPolicy'))
      checkPolicy(cluster, policy, report)
  }),
}

const checkService = (
  cluster: ClusterView,
  service: Located<ObjectOf<'v1/Service'>>,
  report: Report,
): void => {
  const { selector: matchLabels } = service.object.spec ?? {}
  if (!matchLabels) return
  const path = ['spec', 'selector']
  const impact = 'the Service has no endpoint'
  if (Object.keys(matchLabels).length > 0)
    return checkSelector(cluster, { located: service, path, selector: { matchLabels }, impact }, report)
  report({
    location: at(service, ...path),
    message: `${nameOf(service)} has an empty selector`,
    impact,
    fix: fixIn(cluster, service),
  })
}

/** An empty selector of a policy matches every pod. */
const checkPolicy = (cluster: ClusterView, located: NetworkPolicy, report: Report): void => {
  const { podSelector = {} } = located.object.spec ?? {}
  const impact = 'the policy protects no pod'
  checkSelector(cluster, { located, path: ['spec', 'podSelector'], selector: podSelector, impact }, report)
  for (const { peers, path: list } of [...rulesOf(located, 'Ingress'), ...rulesOf(located, 'Egress')])
    for (const [index, { podSelector: selector, namespaceSelector }] of peers.entries()) {
      // Nothing is known of the labels of pods of other namespaces.
      if (!selector || namespaceSelector) continue
      const path = [...list, index, 'podSelector']
      checkSelector(cluster, { located, path, selector, impact: 'the policy admits no pod' }, report)
    }
}

interface PlacedSelector {
  readonly located: Located
  readonly path: Path
  readonly selector: Selector
  /** If nothing matches it. */
  readonly impact: string
}

const checkSelector = (
  cluster: ClusterView,
  { located, path, selector, impact }: PlacedSelector,
  report: Report,
): void => {
  const namespace = namespaceOf(located)
  if (selectorText(selector) === '' || mayChoosePods(movedPartsOf(cluster), namespace, selector)) return
  if (podsIn(cluster, namespace).some(({ labels }) => selects(selector, labels))) return
  report({
    location: at(located, ...path),
    message: `${nameOf(located)} selects pods with ${selectorText(selector)}, and none in ${namespace} has these labels`,
    impact,
    fix: fixIn(cluster, located),
    absence: { of: 'pods', namespaces: [namespace] },
  })
}

const fixIn = (cluster: ClusterView, located: Located): string => {
  const names = podsIn(cluster, namespaceOf(located)).map(
    ({ labels }) => `app.kubernetes.io/name=${labels['app.kubernetes.io/name']}`,
  )
  const known = [...new Set(names)].toSorted().join(', ')
  return `select by labels of the pods of its namespace${known === '' ? ', which has none' : `: ${known}`}`
}

import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects, type Selector } from '../../values/selector.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const banWideSelector: Rule = {
  id: 'ban-wide-selector',
  ownSeverity: 'info',
  summary:
    'The selector of a Service, a PodMonitor or a generated NetworkPolicy with peers matches one workload only.',
  rationale:
    'A selector that lost a label matches the pods of a neighbour too. Callers then reach either workload, and a policy for one admits to both.',
  fix: 'Select by all labels that distinguish the pods from their neighbours.',
  check: inEachCluster((cluster, report) => {
    for (const service of cluster.all('v1/Service')) {
      const { selector } = service.object.spec ?? {}
      if (selector)
        checkSelector(cluster, service, { path: ['spec', 'selector'], matchLabels: selector }, report)
    }
    for (const policy of cluster.all('networking.k8s.io/v1/NetworkPolicy')) {
      const { podSelector = {}, ingress = [] } = policy.object.spec ?? {}
      // A policy without peers closes several workloads on purpose, and a person may open several.
      if (ingress.length > 0 && isGenerated(policy.file))
        checkSelector(cluster, policy, { path: ['spec', 'podSelector'], ...podSelector }, report)
    }
    for (const monitor of cluster.all('monitoring.coreos.com/v1/PodMonitor'))
      checkSelector(cluster, monitor, { path: ['spec', 'selector'], ...monitor.object.spec.selector }, report)
  }),
}

interface PlacedSelector extends Selector {
  readonly path: Path
}

const checkSelector = (
  cluster: ClusterView,
  located: Located,
  { path, ...selector }: PlacedSelector,
  report: Report,
): void => {
  const [one, other] = podsIn(cluster, namespaceOf(located)).filter(({ labels }) => selects(selector, labels))
  if (!one || !other) return
  report({
    location: at(located, ...path),
    message: `${nameOf(located)} selects the pods of ${one.owner} (${textOf(one.labels)}) and of ${other.owner} (${textOf(other.labels)})`,
    impact: 'what is meant for one workload reaches the other too',
    fix: 'select by a label that distinguishes the two',
  })
}

const textOf = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key.replace(/^.*\//, '')}=${value}`)
    .join(', ')

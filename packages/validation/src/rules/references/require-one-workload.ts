import { at, type Path, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { selects, type Selector } from '../../values/selector.ts'
import { podsIn } from '../../tree/workloads/pods.ts'

export const requireOneWorkload: Rule = {
  id: 'require-one-workload',
  summary:
    'A Service, a NetworkPolicy that admits somebody and a PodMonitor choose the pods of one workload of their namespace, and no others.',
  rationale:
    'A label that was lost from a selector makes it choose a neighbour’s pods too: callers reach now the one and now the other, and a door of the one is a door of both.',
  example: {
    refused: 'selector: {app.kubernetes.io/name: loki}   # the gateway’s pods, and Loki’s',
    accepted: 'selector: {app.kubernetes.io/name: loki, app.kubernetes.io/component: gateway}',
  },
  fix: 'Select by all the labels that tell the pods from their neighbours.',
  check: inEachCluster((cluster) => [
    ...cluster.all('v1/Service').flatMap((service) => {
      const { selector } = service.object.spec ?? {}
      return selector ? check(cluster, service, ['spec', 'selector'], { matchLabels: selector }) : []
    }),
    ...cluster.all('networking.k8s.io/v1/NetworkPolicy').flatMap((policy) => {
      const { podSelector = {}, ingress = [] } = policy.object.spec ?? {}
      // One that admits nobody closes a namespace.
      return ingress.length > 0 ? check(cluster, policy, ['spec', 'podSelector'], podSelector) : []
    }),
    ...cluster
      .all('monitoring.coreos.com/v1/PodMonitor')
      .flatMap((monitor) => check(cluster, monitor, ['spec', 'selector'], monitor.object.spec.selector)),
  ]),
}

const check = (cluster: ClusterView, placed: Located, path: Path, selector: Selector): Violation[] => {
  const [one, other] = podsIn(cluster, namespaceOf(placed)).filter(({ labels }) => selects(selector, labels))
  if (!one || !other) return []
  return [
    {
      location: at(placed, ...path),
      message: `${nameOf(placed)} chooses the pods of ${one.owner} (${textOf(one.labels)}) and of ${other.owner} (${textOf(other.labels)})`,
      impact: 'what is meant for the one reaches the other too',
      fix: 'select by a label that tells the two apart',
    },
  ]
}

const textOf = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key.replace(/^.*\//, '')}=${value}`)
    .join(', ')

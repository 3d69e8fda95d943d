import { at, type Located, type Location } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, podsOfRelease, type Pods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { selects, selectorText, type Selector } from '../../values/selector.ts'

export const requireNetworkPolicy: Rule = {
  id: 'require-network-policy',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A NetworkPolicy admits only the clients of each database, and of Loki.',
  rationale:
    'Without a policy every pod of the cluster, even a compromised one, can try passwords without end.',
  fix: 'Add a NetworkPolicy of the type Ingress that admits the pods that need it.',
  check: inEachCluster((cluster, report) => {
    for (const store of storesIn(cluster)) checkStore(cluster, store, report)
  }),
}

/** Pods that need a policy. */
interface Store {
  readonly pods: Pods
  /** What happens without a policy. */
  readonly impact: string
  readonly location: Location
}

const storesIn = (cluster: ClusterView): Store[] => [
  ...ownPodsOf(cluster).flatMap((pods) => {
    const impact = containersOfPods(cluster, pods).find(({ program }) => program?.isolation)?.program
      ?.isolation
    return impact === undefined ? [] : [{ pods, impact, location: at(pods.controller, 'spec') }]
  }),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) =>
      podsOfRelease(release).flatMap((pods) =>
        pods.isolation === undefined ? [] : [{ pods, impact: pods.isolation, location: at(release, 'spec') }],
      ),
    ),
]

const checkStore = (cluster: ClusterView, { pods, impact, location }: Store, report: Report): void => {
  const policies = cluster
    .all('networking.k8s.io/v1/NetworkPolicy')
    .filter((policy) => appliesTo(policy, pods))
  const isOwn = ownPodsOf(cluster).some((one) => one === pods)
  const open = policies.find((policy) => isOpen(policy, isOwn))
  if (policies.length > 0 && !open) return
  report({
    location: open ? at(open, 'spec', 'ingress') : location,
    message: open
      ? `the NetworkPolicy of ${pods.owner} admits every pod`
      : `${pods.owner} has no NetworkPolicy`,
    impact,
    fix: 'admit only the pods that need it',
  })
}

type Policy = Located<ObjectOf<'networking.k8s.io/v1/NetworkPolicy'>>

const appliesTo = ({ object: { metadata, spec } }: Policy, pods: Pods): boolean =>
  metadata.namespace === pods.namespace &&
  (spec?.policyTypes ?? ['Ingress']).includes('Ingress') &&
  selects(spec?.podSelector ?? {}, pods.labels)

/** The pods of a chart may connect to each other: nothing here knows which of them need to. */
const isOpen = ({ object }: Policy, isOwn: boolean): boolean =>
  (object.spec?.ingress ?? []).some(({ from = [] }) => from.length === 0 || (isOwn && from.some(isAnyPod)))

interface Peer {
  readonly podSelector?: Selector
  readonly namespaceSelector?: Selector
}

/** Every pod of the namespace, or of the cluster. */
const isAnyPod = ({ podSelector, namespaceSelector }: Peer): boolean => {
  const selectors = [podSelector, namespaceSelector].filter((selector) => selector !== undefined)
  return selectors.length > 0 && selectors.every((selector) => selectorText(selector) === '')
}

import { at, type Location } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, podsOfRelease, type Pods } from '../../tree/workloads/pods.ts'
import { containersOfPods } from '../../tree/workloads/containers.ts'
import { selects, selectorText, type Selector } from '../../values/selector.ts'

export const requireFence: Rule = {
  id: 'require-fence',
  summary: 'A database, and Loki, is reached by those only that a NetworkPolicy admits.',
  rationale:
    'Without a policy every pod of the cluster, a broken one too, may try the database’s password for ever.',
  example: {
    refused: 'kind: StatefulSet\nmetadata: {name: postgres}',
    accepted:
      'kind: NetworkPolicy\nspec:\n  podSelector: {matchLabels: {app.kubernetes.io/name: postgres}}\n  policyTypes: [Ingress]\n  ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: miniflux}}}]}]',
  },
  fix: 'Add a NetworkPolicy of the type Ingress that admits the pods that need it.',
  check: inEachCluster((cluster) => {
    const policies = cluster.all('networking.k8s.io/v1/NetworkPolicy')
    return fencedIn(cluster).flatMap(({ pods, fenced, location }) => {
      const isOwn = ownPodsOf(cluster).some((one) => one === pods)
      const own = policies.filter(
        ({ object }) =>
          object.metadata.namespace === pods.namespace &&
          (object.spec?.policyTypes ?? ['Ingress']).includes('Ingress') &&
          selects(object.spec?.podSelector ?? {}, pods.labels),
      )
      const open = own.find(({ object }) =>
        (object.spec?.ingress ?? []).some(
          ({ from = [] }) => from.length === 0 || (isOwn && from.some(isAnybody)),
        ),
      )
      if (own.length > 0 && !open) return []
      return [
        {
          location: open ? at(open, 'spec', 'ingress') : location,
          message: open
            ? `the NetworkPolicy of ${pods.owner} admits everybody`
            : `no NetworkPolicy fences ${pods.owner}`,
          impact: fenced,
          fix: 'admit those pods only that need it',
        },
      ]
    })
  }),
}

interface Fenced {
  readonly pods: Pods
  /** Why only those that need them may connect to them. */
  readonly fenced: string
  readonly location: Location
}

const fencedIn = (cluster: ClusterView): Fenced[] => [
  ...ownPodsOf(cluster).flatMap((pods) => {
    const fenced = containersOfPods(cluster, pods).find(({ program }) => program?.fenced)?.program?.fenced
    return fenced === undefined ? [] : [{ pods, fenced, location: at(pods.controller, 'spec') }]
  }),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) =>
      podsOfRelease(release).flatMap((pods) =>
        pods.fenced === undefined ? [] : [{ pods, fenced: pods.fenced, location: at(release, 'spec') }],
      ),
    ),
]

/** Every pod of a namespace, or of all: what a chart's own pods need of each other, nobody here says. */
const isAnybody = ({ podSelector, namespaceSelector }: Peer): boolean =>
  [podSelector, namespaceSelector].some((selector) => selector && selectorText(selector) === '') &&
  [podSelector, namespaceSelector].every((selector) => !selector || selectorText(selector) === '')

interface Peer {
  readonly podSelector?: Selector
  readonly namespaceSelector?: Selector
}

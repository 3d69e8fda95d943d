import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { contractOf, namespaceOfChart } from '../../tree/charts/releases.ts'

export const requireKeptNamespace: Rule = {
  id: 'require-kept-namespace',
  summary: 'What holds data, a claim or a namespace with claims in it, is never pruned.',
  rationale:
    'A file that moves from one layer to another is gone for a moment: Flux prunes the namespace, and with it every volume.',
  fix: 'Annotate it kustomize.toolkit.fluxcd.io/prune: disabled.',
  check: inEachCluster((cluster) => {
    const holding = namespacesWithVolumes(cluster)
    return [
      ...cluster.all('v1/PersistentVolumeClaim'),
      ...cluster.all('v1/Namespace').filter(({ object }) => holding.has(object.metadata.name)),
    ]
      .filter(({ object }) => object.metadata.annotations?.[ANNOTATION] !== 'disabled')
      .map((placed: Located) => ({
        location: at(placed, 'metadata', 'annotations', ANNOTATION),
        message: `${nameOf(placed)} holds data and may be pruned`,
        impact: 'once it is missing from Git, by error or on the way to another file, the data is gone',
        fix: `annotate it ${ANNOTATION}: disabled`,
      }))
  }),
}

const ANNOTATION = 'kustomize.toolkit.fluxcd.io/prune'

const namespacesWithVolumes = (cluster: ClusterView): ReadonlySet<string> =>
  new Set([
    ...cluster.all('v1/PersistentVolumeClaim').map(namespaceOf),
    ...cluster
      .all('apps/v1/StatefulSet')
      .filter(({ object }) => (object.spec?.volumeClaimTemplates ?? []).length > 0)
      .map(namespaceOf),
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter((release) => contractOf(release)?.holdsVolumes === true)
      .map(namespaceOfChart),
  ])

import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { contractOf, namespaceOfChart } from '../../tree/charts/releases.ts'

export const banDataPruning: Rule = {
  id: 'ban-data-pruning',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Flux prunes neither PersistentVolumeClaims nor namespaces that hold them.',
  rationale:
    'A file that moves from one layer to another is missing for a moment. Flux then prunes the namespace, and with it every volume.',
  fix: 'Annotate it kustomize.toolkit.fluxcd.io/prune: disabled.',
  check: inEachCluster((cluster, report) => {
    const holding = namespacesWithVolumes(cluster)
    const located: readonly Located[] = [
      ...cluster.all('v1/PersistentVolumeClaim'),
      ...cluster.all('v1/Namespace').filter(({ object }) => holding.has(object.metadata.name)),
    ]
    for (const one of located) {
      if (one.object.metadata.annotations?.[ANNOTATION] === 'disabled') continue
      report({
        location: at(one, 'metadata', 'annotations', ANNOTATION),
        message: `${nameOf(one)} holds data, and Flux may prune it`,
        impact: 'its data is deleted as soon as it is missing from Git, even while its file moves',
        fix: `annotate it ${ANNOTATION}: disabled`,
      })
    }
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

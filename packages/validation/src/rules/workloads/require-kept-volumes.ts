import { at, type Placed } from '../../spot.ts'
import { inEachCluster, type Breach, type Rule } from '../../rule.ts'
import type { ClusterView } from '../../view/cluster-view.ts'
import { nameOf } from '../../view/objects.ts'
import { namespaceOfChart } from '../../view/releases.ts'
import { chartValue } from '../../view/value-at.ts'
import { claimsIn } from '../../view/volumes.ts'

export const requireKeptVolumes: Rule = {
  id: 'require-kept-volumes',
  demands: 'Flux never deletes a claim on storage, nor a namespace that holds one.',
  why: 'A namespace was pruned with its application, and the volumes in it with the namespace.',
  example: {
    refused: 'kind: PersistentVolumeClaim\nmetadata: {name: data}',
    accepted:
      'kind: PersistentVolumeClaim\nmetadata:\n  name: data\n  annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}',
  },
  mend: 'Annotate it with kustomize.toolkit.fluxcd.io/prune: disabled.',
  judge: inEachCluster((cluster) => {
    const holding = namespacesWithVolumes(cluster)
    return [
      ...cluster.all('v1/PersistentVolumeClaim'),
      ...cluster.all('v1/Namespace').filter(({ object }) => holding.has(object.metadata.name)),
    ].flatMap(judgeObject)
  }),
}

const PRUNE = 'kustomize.toolkit.fluxcd.io/prune'

const judgeObject = (placed: Placed): Breach[] => {
  const annotations = (placed.object.metadata as { readonly annotations?: Readonly<Record<string, string>> })
    .annotations
  return annotations?.[PRUNE] === 'disabled'
    ? []
    : [
        {
          at: at(placed, 'metadata', 'annotations', PRUNE),
          what: `Flux deletes ${nameOf(placed)} once it is no longer in Git, or its file is moved`,
          consequence: 'what is stored there is gone, and nobody asked',
          mend: `annotate it with ${PRUNE}: disabled`,
        },
      ]
}

/** The values by which a chart makes claims, by the name of its HelmRelease. */
const CHART_CLAIMS: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['prometheus', 'prometheusSpec', 'storageSpec'],
  loki: ['singleBinary', 'persistence'],
}

const namespacesWithVolumes = (cluster: ClusterView): ReadonlySet<string> =>
  new Set([
    ...claimsIn(cluster).map(({ namespace }) => namespace),
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter((release) => {
        const path = CHART_CLAIMS[release.object.metadata.name]
        return path !== undefined && chartValue(release, ...path) !== undefined
      })
      .map(namespaceOfChart),
  ])

import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { appliersOf } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { sourceExists } from '../../tree/flux/sources.ts'

export const noMissingSource: Rule = {
  id: 'no-missing-source',
  summary: 'Every HelmRelease takes its chart, and every Kustomization its files, from a source that exists.',
  rationale:
    'Flux waits without end for a source that nobody makes: the chart is never installed, the layer never applied.',
  fix: 'Name a source that exists, or add it to the layer that is applied before.',
  check: inEachCluster((cluster) => [
    ...cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .flatMap((release) => missingChart(cluster, release)),
    ...strayGitRepositories(cluster),
  ]),
}

const missingChart = (
  cluster: ClusterView,
  release: Located<ObjectOf<'helm.toolkit.fluxcd.io/v2/HelmRelease'>>,
): Violation[] => {
  const { chartRef, chart } = release.object.spec ?? {}
  const source = chartRef ?? chart?.spec.sourceRef
  const namespace = source?.namespace ?? release.object.metadata.namespace
  if (source && sourceExists(cluster, source.kind, namespace, source.name)) return []
  return [
    {
      location: at(release, 'spec', chartRef ? 'chartRef' : 'chart'),
      message: `${nameOf(release)} takes its chart from ${source?.kind} ${namespace}/${source?.name}, which is in no file of ${cluster.name}`,
      impact: 'the chart is never installed',
      fix: 'name a source that exists, or add it to the layer that comes before',
    },
  ]
}

/**
 * The repository itself is a source that `flux bootstrap` makes, and so in no file: but there is only one of it. Another
 * name than most Kustomizations use is an error.
 */
const strayGitRepositories = (cluster: ClusterView): Violation[] => {
  const kustomizations = cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
  const [usual] = [...Map.groupBy(kustomizations, sourceOf)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  return appliersOf(cluster)
    .filter((placed) => sourceOf(placed) !== usual?.[0])
    .map((placed) => ({
      location: at(placed, 'spec', 'sourceRef'),
      message: `${nameOf(placed)} takes ${sourceOf(placed)}, and the others of ${cluster.name} take ${usual?.[0]}`,
      impact: 'the layer is never applied',
      fix: `name ${usual?.[0]}, or add the other source`,
    }))
}

const sourceOf = ({ object }: Located<ObjectOf<'kustomize.toolkit.fluxcd.io/v1/Kustomization'>>): string => {
  const source = object.spec?.sourceRef
  return `${source?.kind} ${source?.namespace ?? object.metadata.namespace}/${source?.name}`
}

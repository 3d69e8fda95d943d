import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import { appliersOf } from '../../tree/flux/appliers.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { sourceExists } from '../../tree/flux/sources.ts'
import type { Release } from '../../tree/charts/release.ts'

export const noMissingSource: Rule = {
  id: 'no-missing-source',
  summary: 'Every HelmRelease takes its chart, and every Kustomization its files, from a source that exists.',
  rationale:
    'Flux waits without end for a missing source: the chart is never installed, the layer never applied.',
  fix: 'Name a source that exists, or add it to the layer that is applied before.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      checkChart(cluster, release, report)
    checkRepositories(cluster, report)
  }),
}

const checkChart = (cluster: ClusterView, release: Release, report: Report): void => {
  const { chartRef, chart } = release.object.spec ?? {}
  const source = chartRef ?? chart?.spec.sourceRef
  const namespace = source?.namespace ?? release.object.metadata.namespace
  const named = `${source?.kind} ${namespace}/${source?.name}`
  // What the Kustomizations build from holds charts, too.
  if (named === usualSourceOf(cluster)) return
  if (source && sourceExists(cluster, source.kind, namespace, source.name)) return
  report({
    location: at(release, 'spec', chartRef ? 'chartRef' : 'chart'),
    cause: named,
    message: `${nameOf(release)} takes its chart from ${named}, which is in no file of ${cluster.name}`,
    impact: 'the chart is never installed',
    fix: 'name a source that exists, or add it to the layer that comes before',
    absence: { of: 'sources', ...(namespace !== undefined && { namespaces: [namespace] }) },
  })
}

/**
 * The repository itself is a source that `flux bootstrap` makes, and so in no file: but there is only one of it. Another
 * name than most Kustomizations use is an error.
 */
const checkRepositories = (cluster: ClusterView, report: Report): void => {
  const usual = usualSourceOf(cluster)
  for (const applier of appliersOf(cluster)) {
    if (sourceOf(applier) === usual) continue
    report({
      location: at(applier, 'spec', 'sourceRef'),
      message: `${nameOf(applier)} takes its files from ${sourceOf(applier)}, and the others of ${cluster.name} take theirs from ${usual}`,
      impact: 'the layer is never applied',
      fix: `name ${usual}, or add the other source`,
      absence: { of: 'sources' },
    })
  }
}

/** The source that most Kustomizations name: the repository itself. */
const usualSourceOf = (cluster: ClusterView): string | undefined => {
  const kustomizations = cluster.all('kustomize.toolkit.fluxcd.io/v1/Kustomization')
  const counts = [...Map.groupBy(kustomizations, sourceOf)]
  return counts.toSorted(([, one], [, other]) => other.length - one.length)[0]?.[0]
}

const sourceOf = ({ object }: Located<ObjectOf<'kustomize.toolkit.fluxcd.io/v1/Kustomization'>>): string => {
  const source = object.spec?.sourceRef
  return `${source?.kind} ${source?.namespace ?? object.metadata.namespace}/${source?.name}`
}

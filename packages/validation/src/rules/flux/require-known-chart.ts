import type { ChartContract } from '../../catalog/charts/chart-contract.ts'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { at, type Location } from '../../values/location.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import type { Release } from '../../tree/charts/release.ts'

export const requireKnownChart: Rule = {
  id: 'require-known-chart',
  ownSeverity: 'info',
  summary:
    'Every generated release installs a published chart with a contract, under its own name and in its own namespace.',
  rationale:
    'Contracts state the ports, labels and Services that a chart makes. Two registries have a chart named loki, and another release name renames what the chart makes.',
  fix: 'Name the published chart, and the release and its source after it. For another chart add its contract to packages/validation/src/catalog/charts.',
  check: inEachCluster((cluster, report) => {
    // A person may install any chart: what is not known of it is not checked.
    const releases = cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    for (const release of releases.filter(({ file }) => isGenerated(file)))
      checkRelease(cluster, release, (location, message, fix) => {
        report({ location, message, impact: IMPACT, fix })
      })
  }),
}

const IMPACT = 'no rule checks its values, ports, labels and Services'

type ReportAt = (location: Location, message: string, fix: string) => void

const checkRelease = (cluster: ClusterView, release: Release, report: ReportAt): void => {
  const contract = contractOf(release)
  // A person may install any chart.
  if (!contract && !isGenerated(release.file)) return
  if (!contract)
    return report(
      at(release, 'metadata', 'name'),
      `${nameOf(release)} installs a chart without a contract`,
      `name it after its chart, one of ${Object.keys(CHART_CONTRACTS).join(', ')}, or add the chart’s contract`,
    )
  const { name, namespace } = release.object.metadata
  const { releaseName = name, targetNamespace = namespace } = release.object.spec ?? {}
  if (releaseName !== name)
    report(
      at(release, 'spec', 'releaseName'),
      `${nameOf(release)} has the releaseName ${releaseName}, and the chart names its objects after it`,
      `call it ${name}`,
    )
  if (targetNamespace !== namespace)
    report(
      at(release, 'spec', 'targetNamespace'),
      `${nameOf(release)} installs into the namespace ${targetNamespace}`,
      'remove targetNamespace: a release installs into its own namespace',
    )
  checkSource(cluster, release, contract, report)
}

/** A missing source is another rule's finding. */
const checkSource = (
  cluster: ClusterView,
  release: Release,
  { url }: ChartContract,
  report: ReportAt,
): void => {
  const { name = '', namespace = release.object.metadata.namespace } = release.object.spec?.chartRef ?? {}
  const source = cluster.find('source.toolkit.fluxcd.io/v1/OCIRepository', namespace, name)
  if (!source || source.object.spec?.url === url) return
  report(
    at(source, 'spec', 'url'),
    `${nameOf(source)} takes the chart of ${nameOf(release)} from ${source.object.spec?.url}`,
    `take it from ${url}`,
  )
}

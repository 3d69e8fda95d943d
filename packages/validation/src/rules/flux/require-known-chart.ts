import type { ChartContract } from '../../catalog/charts/chart-contract.ts'
import { CHART_CONTRACTS } from '../../catalog/charts/charts.ts'
import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf } from '../../tree/objects.ts'
import { contractOf } from '../../tree/charts/releases.ts'
import type { Release } from '../../tree/charts/release.ts'

export const requireKnownChart: Rule = {
  id: 'require-known-chart',
  summary:
    'Every release installs a chart that is known here: under its own name, in its own namespace, from where it is published.',
  rationale:
    'Ports, labels and Services that a chart makes are checked by a table; two registries have a chart named loki, and a release of another name renames what it makes.',
  fix: 'Name the published chart, and the release and its source after it; for another chart add its contract to packages/validation/src/catalog/charts.',
  check: inEachCluster((cluster) =>
    cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => checkRelease(cluster, release)),
  ),
}

const checkRelease = (cluster: ClusterView, release: Release): Violation[] => {
  const contract = contractOf(release)
  if (!contract)
    return [
      violation(
        at(release, 'metadata', 'name'),
        `${nameOf(release)} is of no chart that is known here`,
        `name it after its chart, one of ${Object.keys(CHART_CONTRACTS).join(', ')}, or add the chart’s contract`,
      ),
    ]
  const { name } = release.object.metadata
  const { releaseName = name, targetNamespace } = release.object.spec ?? {}
  return [
    ...(releaseName === name
      ? []
      : [
          violation(
            at(release, 'spec', 'releaseName'),
            `${nameOf(release)} calls its release ${releaseName}, after which the chart names what it makes`,
            `call it ${name}`,
          ),
        ]),
    ...(targetNamespace === undefined || targetNamespace === release.object.metadata.namespace
      ? []
      : [
          violation(
            at(release, 'spec', 'targetNamespace'),
            `${nameOf(release)} installs into ${targetNamespace}`,
            'take targetNamespace away: a release installs into its own namespace',
          ),
        ]),
    ...checkSource(cluster, release, contract),
  ]
}

const checkSource = (cluster: ClusterView, release: Release, { url }: ChartContract): Violation[] => {
  const source = sourceOf(cluster, release)
  if (!source) return []
  const { url: written } = source.object.spec ?? {}
  return written === url
    ? []
    : [
        violation(
          at(source, 'spec', 'url'),
          `${nameOf(source)} takes the chart of ${nameOf(release)} from ${written}`,
          `take it from ${url}`,
        ),
      ]
}

/** Nothing where there is none, which is another rule’s finding. */
const sourceOf = (
  cluster: ClusterView,
  { object }: Release,
): Located<ObjectOf<'source.toolkit.fluxcd.io/v1/OCIRepository'>> | undefined => {
  const { name = '', namespace = object.metadata.namespace } = object.spec?.chartRef ?? {}
  return cluster.find('source.toolkit.fluxcd.io/v1/OCIRepository', namespace, name)
}

const violation = (location: ReturnType<typeof at>, message: string, fix: string): Violation => ({
  location,
  message,
  impact: 'nobody knows what it installs: no value, port, label or Service of it is checked',
  fix,
})

import { nodeExporterExclusions } from '../../catalog/programs/node-exporter.ts'
import type { Report, Rule } from '../rule/rule.ts'
import type { Location } from '../../values/location.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { ownContainersIn, containerText } from '../../tree/workloads/containers.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireSameExporterFlags: Rule = {
  id: 'require-same-exporter-flags',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'An exporter excludes and reports the same things in every cluster of a fleet.',
  rationale:
    'All clusters share one dashboard and one alert. With another selection they are empty or silent for one cluster.',
  fix: 'Set the same flags for the exporter in every cluster.',
  check: ({ clusters }, report) => {
    for (const flags of Map.groupBy(clusters.flatMap(flagsIn), ({ name }) => name).values())
      compareFlags(flags, report)
  },
}

/** A flag of an exporter, with a value that can be compared. */
interface StatedFlag {
  readonly name: string
  readonly owner: string
  readonly value: string
  readonly location: Location
}

const COMPARED = ['resources', ...Object.keys(nodeExporterExclusions)]

const sorted = (list: readonly unknown[]): string => list.map(String).toSorted().join(',')

const flagsIn = (cluster: ClusterView): StatedFlag[] => [
  ...ownContainersIn(cluster).flatMap((run) =>
    commandLineOf(run.container)
      .flags.filter(({ name }) => run.program?.flags && COMPARED.includes(name))
      .map(({ name, value = '', index }) => ({
        name: `--${name}`,
        owner: containerText(run),
        value: name === 'resources' ? sorted(value.split(',')) : value,
        location: run.location('args', index),
      })),
  ),
  ...cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .filter(({ object }) => object.metadata.name === 'kube-prometheus-stack')
    .flatMap((release) => {
      const extraArgs = listOf(chartValue(release, 'prometheus-node-exporter', 'extraArgs')).map(String)
      return [
        {
          name: '--resources',
          owner: `kube-state-metrics in ${ownerOf(release)}`,
          value: sorted(listOf(chartValue(release, 'kube-state-metrics', 'collectors'))),
          location: atValue(release, 'kube-state-metrics', 'collectors'),
        },
        ...commandLineOf({ args: extraArgs })
          .flags.filter(({ name }) => COMPARED.includes(name))
          .map(({ name, value = '', index }) => ({
            name: `--${name}`,
            owner: `node-exporter in ${ownerOf(release)}`,
            value,
            location: atValue(release, 'prometheus-node-exporter', 'extraArgs', index),
          })),
      ]
    }),
]

/** The majority is right. Of two that differ, either may be wrong. */
const compareFlags = (flags: readonly StatedFlag[], report: Report): void => {
  const [most, ...others] = [...Map.groupBy(flags, ({ value }) => value).values()].toSorted(
    (one, other) => other.length - one.length,
  )
  const usual = most?.[0]
  if (!usual) return
  for (const { name, owner, location } of others.flat())
    report({
      location,
      related: [usual.location],
      message: `${owner} has another ${name} than ${usual.owner}`,
      impact: 'panels and alerts miss what one of them excludes, for its cluster only',
      fix: 'write the same in both',
    })
}

import { nodeExporterExclusions } from '../../catalog/programs/node-exporter.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Location } from '../../values/location.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { containersIn, containerText } from '../../tree/workloads/containers.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireAlikeExporters: Rule = {
  id: 'require-alike-exporters',
  summary: 'The same exporter leaves out and reports on the same things in every cluster of a fleet.',
  rationale:
    'One dashboard and one alert are for all clusters: where an exporter reports on less, they are empty or silent for that cluster alone.',
  example: {
    refused: '# one cluster\nargs: [--resources=nodes,pods]\n# another\nargs: [--resources=pods]',
    accepted: '# both\nargs: [--resources=nodes,pods]',
  },
  fix: 'Give the exporter the same flags in each cluster.',
  check: ({ clusters }) =>
    [...Map.groupBy(clusters.flatMap(settingsIn), ({ name }) => name).values()].flatMap(different),
}

/** What one exporter is told, in a form that can be compared. */
interface Setting {
  readonly name: string
  readonly owner: string
  readonly value: string
  readonly location: Location
}

const COMPARED = ['resources', ...Object.keys(nodeExporterExclusions)]

const sorted = (list: readonly unknown[]): string => list.map(String).toSorted().join(',')

const settingsIn = (cluster: ClusterView): Setting[] => [
  ...containersIn(cluster).flatMap((run) =>
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

/** What most are told is meant; among two that differ, nobody knows which. */
const different = (settings: readonly Setting[]): Violation[] => {
  const byValue = [...Map.groupBy(settings, ({ value }) => value)].toSorted(
    (one, other) => other[1].length - one[1].length,
  )
  const [usual] = byValue[0]?.[1] ?? []
  return byValue.slice(1).flatMap(([, others]) =>
    others.flatMap(({ name, owner, location }) =>
      usual
        ? [
            {
              location,
              also: [usual.location],
              message: `${owner} has another ${name} than ${usual.owner}`,
              impact: 'what one of them leaves out is missing for its cluster in every panel and alert',
              fix: 'write the same in both',
            },
          ]
        : [],
    ),
  )
}

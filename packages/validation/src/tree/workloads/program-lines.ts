import { isPartOff } from '../charts/parts-off.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { nodeExporter, nodeExporterExclusions } from '../../catalog/programs/node-exporter.ts'
import { otelCollector } from '../../catalog/programs/otel-collector.ts'
import type { Flags } from '../../catalog/programs/program.ts'
import type { Path, Location } from '../../values/location.ts'
import { commandLineOf, type CommandLine } from './arguments.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownerOf } from '../objects.ts'
import { ownContainersIn, containerText } from './containers.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../charts/release.ts'

/** A command line of a known program, and what that program knows. */
export interface ProgramLine extends CommandLine {
  readonly owner: string
  readonly known: Flags
  readonly location: (...path: Path) => Location
}

export const programLinesIn = (cluster: ClusterView): readonly ProgramLine[] => [
  ...ownContainersIn(cluster).flatMap((run) => {
    const known = run.program?.flags
    if (!known || run.container.command) return []
    return {
      owner: containerText(run),
      known,
      ...commandLineOf(run.container, known.words),
      location: (...path: Path) => run.location('args', ...path),
    }
  }),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) => {
    switch (release.object.metadata.name) {
      case 'kube-prometheus-stack':
        return chartLine(release, NODE_EXPORTER, 'prometheus-node-exporter', 'extraArgs')
      case 'opentelemetry-collector':
        return chartLine(release, COLLECTOR, 'command', 'extraArgs')
      default:
        return []
    }
  }),
]

/** The charts set the other required flags themselves. */
const NODE_EXPORTER = nodeExporter.flags && { ...nodeExporter.flags, required: nodeExporterExclusions }
const COLLECTOR = otelCollector.flags && { ...otelCollector.flags, required: {} }

const chartLine = (release: Release, known: Flags | undefined, ...path: Path): readonly ProgramLine[] => {
  const given = chartValue(release, ...path)
  // The chart's own flags are those of the version that a person chose.
  if (!known || isPartOff(release, path) || (given === undefined && !isGenerated(release.file))) return []
  const args = listOf(given).map(String)
  return [
    {
      owner: ownerOf(release),
      known,
      ...commandLineOf({ args }, known.words),
      location: (...keys) => atValue(release, ...path, ...keys),
    },
  ]
}

import { FEATURE_GATES } from '../../catalog/programs/otel-collector.ts'
import { REPORTED_KINDS } from '../../catalog/programs/kube-state-metrics.ts'
import { nodeExporter, nodeExporterExclusions } from '../../catalog/programs/node-exporter.ts'
import { otelCollector } from '../../catalog/programs/otel-collector.ts'
import type { Flags } from '../../catalog/programs/program.ts'
import { suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path, Location } from '../../values/location.ts'
import { commandLineOf, type Flag } from '../../tree/workloads/arguments.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { containersIn, containerText } from '../../tree/workloads/containers.ts'
import { listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const validArguments: Rule = {
  id: 'valid-arguments',
  summary: 'A known program is given flags that it knows, and those without which it does not do its work.',
  rationale:
    'A flag misspelt stops a program at its start; a flag forgotten lets it report on its own container in place of its node.',
  example: {
    refused: 'args: [--path.procf=/host/proc]',
    accepted: 'args: [--path.procfs=/host/proc]',
  },
  fix: 'Write the flag as its program’s help does, and add what is missing.',
  check: inEachCluster((cluster) =>
    linesIn(cluster).flatMap((line) => [...unknown(line), ...required(line), ...values(line)]),
  ),
}

/** A command line of a known program. */
interface Line {
  readonly owner: string
  readonly known: Flags
  readonly args: readonly string[]
  readonly location: (...path: Path) => Location
}

const linesIn = (cluster: ClusterView): Line[] => [
  ...containersIn(cluster).flatMap((run) =>
    run.program?.flags && !run.container.command
      ? [
          {
            owner: containerText(run),
            known: run.program.flags,
            args: run.container.args ?? [],
            location: (...path: Path) => run.location('args', ...path),
          },
        ]
      : [],
  ),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap(chartLines),
]

const chartLines = (release: Release): Line[] => {
  const lineAt = (known: Flags, ...path: Path): Line => ({
    owner: ownerOf(release),
    known,
    args: listOf(chartValue(release, ...path)).map(String),
    location: (...keys) => atValue(release, ...path, ...keys),
  })
  switch (release.object.metadata.name) {
    case 'kube-prometheus-stack':
      return nodeExporter.flags
        ? [
            lineAt(
              { ...nodeExporter.flags, required: nodeExporterExclusions },
              'prometheus-node-exporter',
              'extraArgs',
            ),
          ]
        : []
    case 'opentelemetry-collector':
      return otelCollector.flags
        ? [lineAt({ ...otelCollector.flags, required: {} }, 'command', 'extraArgs')]
        : []
    default:
      return []
  }
}

const lineOf = ({ args, known }: Line) => commandLineOf({ args: [...args] }, known.words)

const unknown = (line: Line): Violation[] => {
  const { flags, words } = lineOf(line)
  const expected = line.known.words ?? []
  return [
    ...flags
      .filter(({ name }) => !line.known.known.has(name))
      .map(({ name, index }) => ({
        location: line.location(index),
        message: `${line.owner} is given the flag --${name}, which it does not know`,
        impact: 'it prints its help and stops, again and again',
        fix: suggestion(name, [...line.known.known]),
      })),
    ...(words.join(' ') === expected.join(' ')
      ? []
      : [
          {
            location: line.location(),
            message: `${line.owner} is started with the words “${words.join(' ')}”`,
            impact: 'it does something else than it is deployed for, or stops',
            fix: expected.length > 0 ? `write “${expected.join(' ')}”` : 'give it flags only',
          },
        ]),
  ]
}

const required = (line: Line): Violation[] => {
  const { flags } = lineOf(line)
  return Object.entries(line.known.required).flatMap(([name, { value, why }]) => {
    const found = flags.find((flag) => flag.name === name)
    if (found && (value?.test(found.value ?? '') ?? true)) return []
    return [
      {
        location: found ? line.location(found.index) : line.location(),
        message: found
          ? `${line.owner} is given --${name}=${found.value ?? ''}`
          : `${line.owner} is not given --${name}`,
        impact: why,
        fix: found ? 'write it as its program needs it' : `add --${name}`,
      },
    ]
  })
}

const KINDS = Object.values(REPORTED_KINDS).flat()

/** Flags whose value is a list of names that their program knows. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  resources: KINDS,
  'feature-gates': FEATURE_GATES,
}

const values = (line: Line): Violation[] =>
  lineOf(line).flags.flatMap((flag) =>
    namesIn(flag)
      .filter((name) => !LISTS[flag.name]?.includes(name))
      .map((name) => ({
        location: line.location(flag.index),
        message: `${line.owner} is given --${flag.name} with ${name || 'an empty name'}, which it does not know`,
        impact: 'it stops at its start',
        fix: suggestion(name, LISTS[flag.name] ?? []),
      })),
  )

const namesIn = ({ name, value = '' }: Flag): string[] =>
  LISTS[name] ? value.split(',').map((one) => one.replace(/^[-+]/, '')) : []

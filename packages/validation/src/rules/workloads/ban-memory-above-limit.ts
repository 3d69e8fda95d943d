import { LOKI_REPLAY_CEILING, MEMORY_SETTINGS } from '../../catalog/programs/memory-settings.ts'
import { otelCollector } from '../../catalog/programs/otel-collector.ts'
import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { containersIn, containerText, type Container } from '../../tree/workloads/containers.ts'
import { lokiSettingsIn, type LokiSettings } from '../../tree/monitoring/loki-settings.ts'
import { binarySizeOf } from '../../values/binary-size.ts'
import type { Location, Path } from '../../values/location.ts'
import { MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const banMemoryAboveLimit: Rule = {
  id: 'ban-memory-above-limit',
  ownSeverity: 'warning',
  summary: 'What a program may take by its own setting is below the memory limit of its container.',
  rationale:
    'The kernel kills a program at its container’s limit. After a crash Loki replays its log: with a ceiling above the limit it is killed in the middle, again and again, until somebody deletes the log by hand.',
  fix: 'Set the program’s own size to three quarters of the limit, or raise the limit.',
  check: inEachCluster((cluster, report) => {
    for (const container of containersIn(cluster)) checkContainer(container, report)
    for (const settings of lokiSettingsIn(cluster)) checkReplay(settings, report)
  }),
}

const checkContainer = (container: Container, report: Report): void => {
  const limit = limitOf(container)
  if (limit === undefined) return
  for (const { name, text, size, unit, path } of settingsOf(container)) {
    const [, written] = size.exec(text) ?? []
    const bytes = binarySizeOf(written, unit)
    if (bytes === undefined || bytes < limit) continue
    reportSize(container, { name, bytes, location: container.location(...path) }, limit, report)
  }
}

interface WrittenSetting {
  readonly name: string
  readonly text: string
  readonly size: RegExp
  readonly unit: number
  readonly path: Path
}

/** The memory of a collector is another rule's. */
const settingsOf = ({ container, program }: Container): readonly WrittenSetting[] => {
  if (program === otelCollector) return []
  const { command = [], args = [], env = [] } = container
  const line = [...command, ...args].join(' ')
  return MEMORY_SETTINGS.flatMap(({ name, variables, size, unit = 1 }) =>
    variables === undefined
      ? [{ name, text: line, size, unit, path: [args.length > 0 ? 'args' : 'command'] }]
      : env.flatMap((variable, index) =>
          variables.test(variable.name) && variable.value !== undefined
            ? [{ name, text: variable.value, size, unit, path: ['env', index, 'value'] }]
            : [],
        ),
  )
}

const limitOf = ({ container }: Container): number | undefined =>
  quantityOf(container.resources?.limits?.['memory'])

/** Objects, and what answers queries, need the rest. */
const LARGEST_SHARE = 0.9

/** The parts of Loki that write the log, and so replay it. */
const WRITERS: readonly (string | undefined)[] = [undefined, 'all', 'ingester', 'write']

/** The chart names a container after its part. */
const OTHER_PARTS =
  /^(backend|compactor|distributor|index-gateway|querier|query-frontend|query-scheduler|read|ruler)$/

const checkReplay = ({ container, read, location }: LokiSettings, report: Report): void => {
  const limit = limitOf(container)
  const { flags } = commandLineOf(container.container)
  const flag = (wanted: string) => flags.find(({ name }) => name === wanted)
  const isWriter = WRITERS.includes(flag('target')?.value) && !OTHER_PARTS.test(container.container.name)
  if (limit === undefined || !isWriter || flag('ingester.wal-replay-memory-ceiling')) return
  if (read('ingester', 'wal', 'enabled') === false) return
  const given = read('ingester', 'wal', 'replay_memory_ceiling')
  const bytes = binarySizeOf(given ?? LOKI_REPLAY_CEILING)
  if (bytes === undefined || bytes <= LARGEST_SHARE * limit) return
  reportSize(
    container,
    {
      name: `ingester.wal.replay_memory_ceiling${given === undefined ? ', which is not set,' : ''}`,
      bytes,
      location: location('ingester', 'wal', 'replay_memory_ceiling'),
    },
    limit,
    report,
  )
}

interface Size {
  readonly name: string
  readonly bytes: number
  readonly location: Location
}

const reportSize = (
  container: Container,
  { name, bytes, location }: Size,
  limit: number,
  report: Report,
): void => {
  report({
    location,
    related: [container.location('resources', 'limits', 'memory')],
    message: `${name} of ${containerText(container)} allows ${mebibytes(bytes)}, and its memory limit is ${mebibytes(limit)}`,
    impact: 'the kernel kills the program before it reaches its own limit, and may do so after each start',
    fix: `set it to at most ${mebibytes(0.75 * limit)}, three quarters of the limit`,
  })
}

const mebibytes = (bytes: number): string => `${Math.round(bytes / MEBIBYTE)} MiB`

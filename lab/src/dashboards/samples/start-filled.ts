import { execFile } from 'node:child_process'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programFile } from '../../engines/engines.ts'
import type { Host } from '../../hosts/host.ts'
import { runPrometheus, type Prometheus, type Series } from '../../programs/prometheus.ts'

const run = promisify(execFile)

/** What is stored: the series of a moment, each repeated over a range. */
interface Filled {
  readonly series: readonly Series[]
  /** Recorded over this range. */
  readonly ruleFiles: readonly string[]
  readonly range: number
  /** Of single series, by their metric. */
  readonly ranges: Readonly<Record<string, number>>
  /** Between two samples. All are in seconds. */
  readonly interval: number
  readonly end: number
}

const quoted = (text: string): string =>
  `"${text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`

const nameOf = ({ __name__, ...labels }: Series['metric']): string =>
  `${__name__}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${quoted(value)}`)
    .join(',')}}`

const isCounter = ({ __name__ = '' }: Series['metric']): boolean => __name__.endsWith('_total')

/** A counter goes up, so that its rate is not zero. */
const linesOf = ({ metric, value }: Series, { range, ranges, interval, end }: Filled): string => {
  const name = nameOf(metric)
  const count = Math.floor((ranges[metric['__name__'] ?? ''] ?? range) / interval)
  const rise = isCounter(metric) ? 1 : 0
  return Array.from({ length: count + 1 }, (_, index) => {
    const number = Number(value?.[1] ?? 0) + index * rise
    return `${name} ${Number.isFinite(number) ? number : 0} ${end - (count - index) * interval}\n`
  }).join('')
}

const writeOpenMetrics = async (file: string, filled: Filled): Promise<void> => {
  const stream = createWriteStream(file)
  for (const series of filled.series) stream.write(linesOf(series, filled))
  await new Promise<void>((end) => stream.end('# EOF\n', end))
}

/** Starts a Prometheus that has all samples of a range, and those of recording rules. */
export const startFilled = async (host: Host, stage: string, filled: Filled): Promise<Prometheus> => {
  const folder = join(stage, 'filled')
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const metrics = join(folder, 'metrics.txt')
  await writeOpenMetrics(metrics, filled)
  await promtool(['create-blocks-from', 'openmetrics', '--quiet', metrics, data])
  const configuration = join(folder, 'prometheus.yaml')
  writeFileSync(configuration, '{}')
  const prometheus = await runPrometheus(host, { args: argumentsOf(configuration, data) })
  await record(prometheus, data, filled)
  return prometheus
}

const promtool = (args: readonly string[]): Promise<unknown> =>
  run(programFile('promtool'), ['tsdb', ...args])

const argumentsOf = (configuration: string, data: string): readonly string[] => [
  `--config.file=${configuration}`,
  `--storage.tsdb.path=${data}`,
  '--storage.tsdb.retention.time=30d',
  '--web.listen-address=0.0.0.0:9090',
]

/** Rules that read what others record come after them. */
const ROUNDS = 2

/** Stores what the rules would have recorded. */
const record = async (
  prometheus: Prometheus,
  data: string,
  { ruleFiles, end, range, interval }: Filled,
): Promise<void> => {
  if (ruleFiles.length === 0) return
  const times = [`--start=${end - range}`, `--end=${end}`, `--eval-interval=${interval}s`]
  const places = [`--url=${prometheus.address}`, `--output-dir=${data}`]
  for (let round = 0; round < ROUNDS; round += 1) {
    await promtool(['create-blocks-from', 'rules', ...places, ...times, ...ruleFiles])
    await prometheus.restart('SIGTERM')
  }
}

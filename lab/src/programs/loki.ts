import { samplesIn } from '@fleet/model'
import { compactorName, lokiConfiguration } from '../chart-stand-ins/loki.ts'
import { sumOf } from '../expositions/samples.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Labels, LogStore, Span, StoredLine } from '../logs/log-store.ts'
import { fleet } from '../trees/clusters.ts'
import { lokiFile, noLoki } from './given-loki.ts'
import { openLogGateway } from './log-gateway.ts'
import { valueAt, valuesOf } from '../trees/committed.ts'

const port = 3100
/** Loki's default `max_entries_limit_per_query`. */
const pageSize = 5000
const nanosecondsPerMillisecond = 1_000_000n

/** The committed values of the hub's Loki. */
const committedLokiValues = (): Readonly<Record<string, unknown>> =>
  valueAt(valuesOf(fleet.hub.cluster, 'loki'), 'loki') as Readonly<Record<string, unknown>>

/** A stream's labels and its lines, each with its time in nanoseconds. */
export interface LogStream {
  readonly stream: Labels
  readonly values: readonly (readonly [string, string])[]
}

/** Loki, with its LogQL API. */
export interface Loki extends LogStore {
  /** Its API, without the gateway. */
  readonly address: string
  readonly query: (path: string, parameters: Readonly<Record<string, string>>) => Promise<unknown>
}

type Query = Loki['query']

const queryOf =
  (base: string): Query =>
  async (path, parameters) => {
    const answer = await fetch(`${base}/loki/api/v1/${path}?${String(new URLSearchParams(parameters))}`)
    if (!answer.ok) {
      throw new Error(`Loki refuses ${JSON.stringify(parameters)}: ${answer.status} ${await answer.text()}`)
    }
    return answer.json()
  }

const withText = (text: string): string => `{cluster=~".+"} |= ${JSON.stringify(text)}`

const askPage = async (
  query: Query,
  text: string,
  start: bigint,
  end: bigint,
): Promise<readonly LogStream[]> => {
  const times = { start: String(start), end: String(end), direction: 'forward' }
  const answer = await query('query_range', { query: withText(text), ...times, limit: String(pageSize) })
  return (answer as { readonly data: { readonly result: readonly LogStream[] } }).data.result
}

/** Read in pages. */
const linesOf = async (query: Query, text: string, { from, to }: Span): Promise<readonly StoredLine[]> => {
  const lines: StoredLine[] = []
  let begin = BigInt(from) * nanosecondsPerMillisecond
  for (;;) {
    const found = (await askPage(query, text, begin, BigInt(to) * nanosecondsPerMillisecond)).flatMap(
      ({ stream, values }) =>
        values.map(([time, line]): StoredLine => ({ stream: JSON.stringify(stream), time, text: line })),
    )
    if (found.length < pageSize) return [...lines, ...found]
    // The next page begins with the last time of this one, whose lines it has whole.
    const last = found.map(({ time }) => BigInt(time)).reduce((one, other) => (one > other ? one : other))
    if (last === begin) throw new Error(`over ${pageSize} lines in one nanosecond: they cannot be paged`)
    lines.push(...found.filter(({ time }) => BigInt(time) < last))
    begin = last
  }
}

const countOf = async (query: Query, text: string, { from, to }: Span): Promise<number> => {
  const span = `${Math.ceil((to - from) / 1000)}s`
  const time = String(Math.ceil(to / 1000))
  const answer = await query('query', { query: `sum(count_over_time(${withText(text)} [${span}]))`, time })
  const [sum] = (answer as { readonly data: { readonly result: readonly { value: [number, string] }[] } })
    .data.result
  return Number(sum?.value[1] ?? 0)
}

const selectorOf = (labels: Labels): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ')}}`

const apiOf = (host: Host): Pick<Loki, 'address' | 'query' | 'count' | 'lines' | 'streams' | 'received'> => {
  const base = `http://${host.address}:${port}`
  const query = queryOf(base)
  return {
    address: base,
    query,
    count: (text, span) => countOf(query, text, span),
    lines: (text, span) => linesOf(query, text, span),
    streams: async (wanted) => {
      const answer = await query('series', { 'match[]': selectorOf(wanted) })
      return (answer as { readonly data: readonly Labels[] }).data
    },
    received: async () => {
      const samples = samplesIn(await (await fetch(`${base}/metrics`)).text())
      return {
        lines: sumOf(samples, 'loki_distributor_lines_received_total') ?? 0,
        since: sumOf(samples, 'process_start_time_seconds') ?? 0,
      }
    },
  }
}

/** A Loki without its gateway, on a volume that outlives it. */
export interface LokiAlone extends Pick<Loki, 'address' | 'query' | 'lines' | 'program'> {
  /** Ends it as the kubelet does, and starts it with a configuration of its own. */
  readonly restart: (run: LokiRun) => Promise<void>
}

/** How Loki is run. */
export interface LokiRun {
  /** What a tree gives the chart under `loki`. */
  readonly values: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

const begin = async (host: Host, { values, env }: LokiRun): Promise<Program> => {
  const file = lokiFile()
  if (file === undefined) throw new Error(noLoki)
  host.write('/etc/loki/config.yaml', lokiConfiguration('/var/loki', values))
  const started = host.start({
    name: 'loki',
    file,
    args: ['-config.file=/etc/loki/config.yaml'],
    ...(env && { env }),
  })
  const isReady = async () => (await fetch(`http://${host.address}:${port}/ready`)).status === 200
  await started.until('is ready', isReady, 90)
  return started
}

/** Starts Loki by some values, and waits until it accepts logs. */
export const startLokiAlone = async (host: Host, run: LokiRun): Promise<LokiAlone> => {
  host.addNames('127.0.0.1', [compactorName])
  let program = await begin(host, run)
  return {
    ...apiOf(host),
    program: () => program,
    restart: async (other) => {
      await program.stop()
      program = await begin(host, other)
    },
  }
}

/** Starts Loki behind its gateway and its NodePort, as in the hub's tree, and waits until it accepts logs. */
export const startLoki = async (host: Host): Promise<Loki> => {
  const run = { values: committedLokiValues() }
  host.addNames('127.0.0.1', [compactorName])
  let program = await begin(host, run)
  await openLogGateway(host, port)
  return {
    name: 'Loki',
    keepsDuplicates: false,
    ...apiOf(host),
    program: () => program,
    crash: async () => {
      await program.kill('SIGKILL')
      program = await begin(host, run)
    },
  }
}

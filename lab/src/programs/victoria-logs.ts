import { samplesIn } from '@fleet/model'
import { programFile } from '../engines/engines.ts'
import { sumOf } from '../expositions/samples.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Labels, LogStore, Span, StoredLine } from '../logs/log-store.ts'
import { killLogGateway, openLogGateway } from './log-gateway.ts'

const port = 9428

/** Its docs: data-ingestion/opentelemetry. All resource attributes become the labels of a stream. */
const otlpPath = '/insert/opentelemetry/v1/logs'

/** Where it takes lines, inside its host. */
export const victoriaLogsPush = `http://127.0.0.1:${port}${otlpPath}`

const hour = 3_600_000

/**
 * Attributes of a pod's lines that Loki stores beside its labels. Any other outside the requirements' table is an
 * unwanted label.
 */
export const besideLabels: ReadonlySet<string> = new Set([
  'k8s.node.name',
  'k8s.pod.uid',
  'k8s.container.restart_count',
])

/** The attributes of a stream: `{cluster="homelab",k8s.pod.name="…"}`, with Go's quotes around the values. */
export const attributesIn = (stream: string): readonly (readonly [name: string, value: string])[] =>
  [...stream.matchAll(/([\w.-]+)=("(?:[^"\\]|\\.)*")/g)].map(
    ([, name = '', value = '']) => [name, JSON.parse(value) as string] as const,
  )

const labelsIn = (stream: string): Labels =>
  Object.fromEntries(
    attributesIn(stream)
      .filter(([name]) => !besideLabels.has(name))
      .map(([name, value]) => [name.replaceAll('.', '_'), value]),
  )

/** Stream names have dots where {@link Labels} have underscores, and no name of the fleet has an underscore itself. */
const selectorOf = (labels: Labels): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${JSON.stringify(name.replaceAll('_', '.'))}=${JSON.stringify(value)}`)
    .join(',')}}`

interface Row {
  readonly _time: string
  readonly _stream_id: string
  readonly _msg: string
}

const phrase = (text: string): string => JSON.stringify(text)

export interface VictoriaLogs extends LogStore {
  /** The labels of every stream with a line that has a text. */
  readonly streamsWith: (text: string) => Promise<readonly Labels[]>
}

const apiOf = (host: Host) => {
  const base = `http://${host.address}:${port}`
  const ask = async (path: string, query: string, { from, to }: Span): Promise<string> => {
    // Otherwise accepted lines are visible after a second.
    await fetch(`${base}/internal/force_flush`)
    const answer = await fetch(`${base}/select/logsql/${path}`, {
      method: 'POST',
      body: new URLSearchParams({
        query,
        start: new Date(from).toISOString(),
        end: new Date(to).toISOString(),
      }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`VictoriaLogs refuses ${query}: ${answer.status} ${text}`)
    return text
  }
  const rows = async (query: string, span: Span): Promise<readonly unknown[]> =>
    (await ask('query', query, span))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown)
  const streams = async (query: string): Promise<readonly Labels[]> => {
    const now = Date.now()
    const answer = JSON.parse(await ask('streams', query, { from: now - hour, to: now + hour })) as {
      readonly values: readonly { readonly value: string }[]
    }
    return answer.values.map(({ value }) => labelsIn(value))
  }
  return { base, rows, streams }
}

type Api = Omit<VictoriaLogs, 'name' | 'program' | 'keepsDuplicates' | 'crash'>

const storeOf = (host: Host): Api => {
  const { base, rows, streams } = apiOf(host)
  return {
    count: async (text, span) => {
      const [sum] = await rows(`${phrase(text)} | stats count_uniq(_time, _stream_id) as lines`, span)
      return Number((sum as { readonly lines: string } | undefined)?.lines ?? 0)
    },
    lines: async (text, span) =>
      (await rows(`${phrase(text)} | fields _time, _stream_id, _msg`, span)).map((row): StoredLine => {
        const { _time: time, _stream_id: stream, _msg: line } = row as Row
        return { time, stream, text: line }
      }),
    streams: (wanted) => streams(selectorOf(wanted)),
    streamsWith: (text) => streams(phrase(text)),
    received: async () => {
      const samples = samplesIn(await (await fetch(`${base}/metrics`)).text())
      return {
        lines: sumOf(samples, 'vl_rows_ingested_total') ?? 0,
        since: sumOf(samples, 'process_start_time_seconds') ?? 0,
      }
    },
  }
}

/** Starts VictoriaLogs in place of Loki: behind the same gateway and NodePort. */
export const startVictoriaLogs = async (host: Host): Promise<VictoriaLogs> => {
  const alone = await startVictoriaLogsAlone(host)
  await openLogGateway(host, port, otlpPath)
  return {
    ...alone,
    crash: async () => {
      const startGateway = await killLogGateway(host)
      await alone.crash()
      startGateway()
    },
  }
}

/** Starts VictoriaLogs with nothing in front of it. */
export const startVictoriaLogsAlone = async (host: Host): Promise<VictoriaLogs> => {
  const begin = async (): Promise<Program> => {
    const started = host.start({
      name: 'victoria-logs',
      file: programFile('victoria-logs'),
      args: [
        `-httpListenAddr=0.0.0.0:${port}`,
        '-storageDataPath=/var/victoria-logs',
        '-memory.allowedBytes=1GiB',
      ],
    })
    await started.until(
      'is ready',
      async () => (await fetch(`http://${host.address}:${port}/health`)).status === 200,
    )
    return started
  }
  let program = await begin()
  return {
    name: 'VictoriaLogs',
    keepsDuplicates: true,
    ...storeOf(host),
    program: () => program,
    crash: async () => {
      await program.stop()
      program = await begin()
    },
  }
}

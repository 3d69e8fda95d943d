import { join } from 'node:path'
import { stringify } from 'yaml'
import { openNodePort, startGateway } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { fleet } from '../trees/clusters.ts'
import { lokiFile, noLoki } from './given-loki.ts'
import { textAt, valueAt, valuesOf } from '../trees/committed.ts'

const port = 3100
/** Loki's default `max_entries_limit_per_query`. */
const pageSize = 5000
const nanosecondsPerMillisecond = 1_000_000n

/** Where the chart's gateway is found inside the cluster. */
const gateway = { address: '10.43.10.80', port: 80, service: 'loki-gateway.monitoring.svc' } as const

/**
 * Loki's configuration: what the HelmRelease's values say, on the least that the chart would add (paths, ring, listening port), for the
 * chart itself cannot be pulled everywhere. `pnpm lab charts` runs what the real chart makes of it.
 * @param values the chart's values under `loki`
 */
export const lokiConfiguration = (folder: string, values: Readonly<Record<string, unknown>>): string =>
  stringify({
    auth_enabled: values['auth_enabled'],
    server: { http_listen_port: port, grpc_listen_port: 9095, ...(values['server'] as object) },
    common: {
      path_prefix: folder,
      ...(values['commonConfig'] as object),
      storage: {
        filesystem: { chunks_directory: join(folder, 'chunks'), rules_directory: join(folder, 'rules') },
      },
      ring: { kvstore: { store: 'inmemory' } },
    },
    schema_config: values['schemaConfig'],
    limits_config: values['limits_config'],
    compactor: values['compactor'],
    ingester: values['ingester'],
    analytics: values['analytics'],
  })

/** The committed values of the hub's Loki. */
const committedLokiValues = (): Readonly<Record<string, unknown>> =>
  valueAt(valuesOf(fleet.hub.cluster, 'loki'), 'loki') as Readonly<Record<string, unknown>>

/** nginx's own notation of sizes: a whole number with k, m or g in either case. */
const nginxSize = (text: string): number => {
  const [, count, unit = ''] = /^(\d+)([kmg]?)$/i.exec(text) ?? []
  return Number(count) * 1024 ** ['', 'k', 'm', 'g'].indexOf(unit.toLowerCase())
}

/** A stream's labels and its lines, each with its time in nanoseconds. */
export interface LogStream {
  readonly stream: Readonly<Record<string, string>>
  readonly values: readonly (readonly [string, string])[]
}

export interface Loki {
  /** Its API, without the gateway. */
  readonly address: string
  readonly program: () => Program
  readonly query: (path: string, parameters: Readonly<Record<string, string>>) => Promise<unknown>
  /** Every line that a selector gives between two times (in milliseconds), asked for in pages. */
  readonly lines: (selector: string, from: number, to: number) => Promise<readonly LogStream[]>
  /** Ends it with a signal and starts it again on the same data. */
  readonly restart: (signal: NodeJS.Signals) => Promise<void>
  /** Its own metrics, as it exposes them. */
  readonly metrics: () => Promise<string>
}

const apiOf = (host: Host): Pick<Loki, 'address' | 'query' | 'lines' | 'metrics'> => {
  const base = `http://${host.address}:${port}`
  const query: Loki['query'] = async (path, parameters) => {
    const answer = await fetch(`${base}/loki/api/v1/${path}?${String(new URLSearchParams(parameters))}`)
    if (!answer.ok) {
      throw new Error(`Loki refuses ${JSON.stringify(parameters)}: ${answer.status} ${await answer.text()}`)
    }
    return answer.json()
  }
  const askPage = async (selector: string, start: bigint, end: bigint): Promise<readonly LogStream[]> => {
    const parameters = { query: selector, start: String(start), end: String(end), direction: 'forward' }
    const answer = await query('query_range', { ...parameters, limit: String(pageSize) })
    return (answer as { readonly data: { readonly result: readonly LogStream[] } }).data.result
  }
  return {
    address: base,
    query,
    metrics: async () => (await fetch(`${base}/metrics`)).text(),
    lines: async (selector, from, to) => {
      const streams: LogStream[] = []
      let begin = BigInt(from) * nanosecondsPerMillisecond
      for (;;) {
        const found = await askPage(selector, begin, BigInt(to) * nanosecondsPerMillisecond)
        const times = found.flatMap(({ values }) => values.map(([time]) => BigInt(time)))
        if (times.length < pageSize) return [...streams, ...found]
        // The next page begins with the last time of this one, whose lines it has whole.
        const last = times.reduce((one, other) => (one > other ? one : other))
        if (last === begin) throw new Error(`over ${pageSize} lines in one nanosecond: they cannot be paged`)
        const before = (values: LogStream['values']) => values.filter(([time]) => BigInt(time) < last)
        streams.push(...found.map(({ stream, values }) => ({ stream, values: before(values) })))
        begin = last
      }
    },
  }
}

/** Starts Loki behind its gateway and its NodePort, as the hub's tree has them, and waits until it takes logs. */
export const startLoki = async (host: Host): Promise<Loki> => {
  const file = lokiFile()
  if (file === undefined) throw new Error(noLoki)
  const folder = '/var/loki'
  host.write('/etc/loki/config.yaml', lokiConfiguration(folder, committedLokiValues()))
  const begin = async (): Promise<Program> => {
    const started = host.start({
      name: 'loki',
      file,
      args: ['-config.file=/etc/loki/config.yaml'],
    })
    const isReady = async () => (await fetch(`http://${host.address}:${port}/ready`)).status === 200
    await started.until('is ready', isReady, 90)
    return started
  }
  let program = await begin()
  const maxBody = textAt(valuesOf(fleet.hub.cluster, 'loki'), 'gateway', 'nginxConfig', 'clientMaxBodySize')
  host.addNames(gateway.address, [gateway.service, `${gateway.service}.cluster.local`])
  await startGateway(host, { ...gateway, to: `127.0.0.1:${port}`, maxBodyBytes: nginxSize(maxBody) })
  await openNodePort(host, fleet.hub.ingest.logs.nodePort, `${gateway.address}:${gateway.port}`)

  return {
    ...apiOf(host),
    program: () => program,
    restart: async (signal) => {
      await program.kill(signal)
      program = await begin()
    },
  }
}

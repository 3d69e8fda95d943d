import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { openNodePort } from '../hosts/forwarding.ts'
import { fleet } from '../trees/clusters.ts'
import { valueAt, valuesOf } from '../trees/committed.ts'

const port = 9090

/** A series' labels and its value or values. */
export interface Series {
  readonly metric: Readonly<Record<string, string>>
  readonly value?: readonly [number, string]
  readonly values?: readonly (readonly [number, string])[]
}

export interface Prometheus {
  readonly program: () => Program
  /** Calls the HTTP API. @returns its `data` @throws with Prometheus' message */
  readonly ask: (path: string, parameters?: Readonly<Record<string, string>>) => Promise<unknown>
  /** The result of an instant query now, or at a time in seconds. */
  readonly query: (query: string, time?: number) => Promise<readonly Series[]>
  /** @param args others than before */
  readonly restart: (signal: NodeJS.Signals, args?: readonly string[]) => Promise<void>
  readonly address: string
}

/** The flags that the operator derives from `prometheusSpec` and that affect ingestion. */
const flagsOf = (folder: string): readonly string[] => {
  const spec = valueAt(valuesOf(fleet.hub.cluster, 'kube-prometheus-stack'), 'prometheus', 'prometheusSpec')
  return [
    `--storage.tsdb.path=${folder}`,
    `--storage.tsdb.retention.time=${String(valueAt(spec, 'retention'))}`,
    ...(valueAt(spec, 'enableRemoteWriteReceiver') === true ? ['--web.enable-remote-write-receiver'] : []),
    `--web.listen-address=0.0.0.0:${port}`,
  ]
}

/** Without scrape configurations: only remote write. */
export const receivingConfiguration = (): string => {
  const spec = valueAt(valuesOf(fleet.hub.cluster, 'kube-prometheus-stack'), 'prometheus', 'prometheusSpec')
  return JSON.stringify({
    storage: { tsdb: { out_of_order_time_window: valueAt(spec, 'tsdb', 'outOfOrderTimeWindow') } },
  })
}

/** How Prometheus is run. */
export interface PrometheusRun {
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly mounts?: Readonly<Record<string, string>>
}

/**
 * Starts the hub's Prometheus behind its NodePort.
 * @param configuration its file; {@link receivingConfiguration} where nothing is scraped
 */
export const startPrometheus = (
  host: Host,
  configuration: string,
  mounts: Readonly<Record<string, string>> = {},
): Promise<Prometheus> => {
  host.write('/etc/prometheus/prometheus.yaml', configuration)
  const args = ['--config.file=/etc/prometheus/prometheus.yaml', ...flagsOf('/var/prometheus')]
  return runPrometheus(host, { args, mounts })
}

export const runPrometheus = async (host: Host, run: PrometheusRun): Promise<Prometheus> => {
  const start = async (args = run.args): Promise<Program> => {
    const program = host.start({ name: 'prometheus', file: programFile('prometheus'), ...run, args })
    await program.until(
      'is ready',
      async () => (await fetch(`http://${host.address}:${port}/-/ready`)).status === 200,
    )
    return program
  }
  let program = await start()
  await openNodePort(host, fleet.hub.ingest.metrics.nodePort, `127.0.0.1:${port}`)
  const ask: Prometheus['ask'] = async (path, parameters = {}) => {
    const answer = await fetch(`http://${host.address}:${port}/api/v1/${path}`, {
      ...(Object.keys(parameters).length > 0 && { method: 'POST', body: new URLSearchParams(parameters) }),
    })
    const body = (await answer.json()) as {
      readonly status: string
      readonly data: unknown
      readonly error?: string
    }
    if (body.status !== 'success')
      throw new Error(`Prometheus refuses ${JSON.stringify(parameters)}: ${body.error}`)
    return body.data
  }
  return {
    program: () => program,
    address: `http://${host.address}:${port}`,
    ask,
    query: async (query, time) => {
      const data = await ask('query', { query, ...(time !== undefined && { time: String(time) }) })
      return (data as { readonly result: readonly Series[] }).result
    },
    restart: async (signal, args) => {
      await program.kill(signal)
      program = await start(args)
    },
  }
}

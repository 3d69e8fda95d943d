import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { openNodePort } from '../hosts/forwarding.ts'
import { fleet } from '../trees/clusters.ts'
import { valueAt, valuesOf } from '../trees/committed.ts'
import { prometheusApi } from './prometheus-api.ts'

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

/** What the release of the hub states of Prometheus in a tree. */
const committedSpec = (): unknown =>
  valueAt(valuesOf(fleet.hub.cluster, 'kube-prometheus-stack'), 'prometheus', 'prometheusSpec')

/** The flags that the operator derives from `prometheusSpec` and that affect ingestion. */
const flagsOf = (folder: string, spec: unknown): readonly string[] => {
  return [
    `--storage.tsdb.path=${folder}`,
    `--storage.tsdb.retention.time=${String(valueAt(spec, 'retention'))}`,
    ...(valueAt(spec, 'enableRemoteWriteReceiver') === true ? ['--web.enable-remote-write-receiver'] : []),
    ...featuresOf(spec),
    `--web.listen-address=0.0.0.0:${port}`,
  ]
}

/** None where the release states none. */
const featuresOf = (spec: unknown): readonly string[] => {
  const { enableFeatures } = spec as { readonly enableFeatures?: readonly string[] }
  return enableFeatures ? [`--enable-feature=${enableFeatures.join()}`] : []
}

/** Without scrape configurations: only remote write. */
export const receivingConfiguration = (spec = committedSpec()): string =>
  JSON.stringify({
    storage: { tsdb: { out_of_order_time_window: valueAt(spec, 'tsdb', 'outOfOrderTimeWindow') } },
  })

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
export const startPrometheus = async (
  host: Host,
  configuration: string,
  mounts: Readonly<Record<string, string>> = {},
): Promise<Prometheus> =>
  runPrometheus(host, { args: receivingArgs(host, configuration, committedSpec()), mounts })

const receivingArgs = (host: Host, configuration: string, spec: unknown): readonly string[] => {
  host.write('/etc/prometheus/prometheus.yaml', configuration)
  return ['--config.file=/etc/prometheus/prometheus.yaml', ...flagsOf('/var/prometheus', spec)]
}

/**
 * Starts a Prometheus that only takes pushes behind the hub's NodePort.
 * @param spec the `prometheusSpec` of its release
 */
export const startReceivingPrometheus = (host: Host, spec: unknown): Promise<Prometheus> =>
  runPrometheus(host, { args: receivingArgs(host, receivingConfiguration(spec), spec) })

/**
 * Starts a Prometheus that only takes pushes, with nothing in front of it.
 * @param spec the `prometheusSpec` of its release
 */
export const startPrometheusAlone = (host: Host, spec: unknown): Promise<Prometheus> =>
  runAlone(host, { args: receivingArgs(host, receivingConfiguration(spec), spec) })

/** Runs Prometheus behind the hub's NodePort. */
export const runPrometheus = async (host: Host, run: PrometheusRun): Promise<Prometheus> => {
  const prometheus = await runAlone(host, run)
  await openNodePort(host, fleet.hub.ingest.metrics.nodePort, `127.0.0.1:${port}`)
  return prometheus
}

const runAlone = async (host: Host, run: PrometheusRun): Promise<Prometheus> => {
  const address = `http://${host.address}:${port}`
  const start = async (args = run.args): Promise<Program> => {
    const program = host.start({ name: 'prometheus', file: programFile('prometheus'), ...run, args })
    await program.until('is ready', async () => (await fetch(`${address}/-/ready`)).status === 200)
    return program
  }
  let program = await start()
  return {
    program: () => program,
    address,
    ...prometheusApi('Prometheus', () => address),
    restart: async (signal, args) => {
      await program.kill(signal)
      program = await start(args)
    },
  }
}

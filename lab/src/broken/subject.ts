import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { Program } from '../hosts/program.ts'
import type { Pod } from '../kubernetes/kubelet.ts'
import { openContainerLog, type ContainerLog } from '../logs/container-log.ts'
import { logOfPod, type LogCluster } from '../logs/log-cluster.ts'
import { logWriter, type LogWriter } from '../logs/log-writer.ts'
import { logOfStaticPod } from '../logs/static-pod.ts'
import { spokeCollector, startCollector } from '../programs/collector.ts'

/** A collector with its own configuration, and the node's files as it sees them. */
export interface Subject {
  /** The unique beginning of the line that the runtime cuts. */
  readonly longLine: string
  readonly log: ContainerLog
  /** Lines from before its start, from its downtime, and from the time when the hub refuses everything. */
  readonly early: LogWriter
  readonly whileDown: LogWriter
  readonly duringOutage: LogWriter
  readonly staticPodWriter: LogWriter
  readonly start: () => Promise<void>
  readonly kill: () => Promise<void>
}

interface Configuration {
  readonly extensions: { readonly health_check: { endpoint: string } }
  readonly service: {
    readonly pipelines: Record<string, unknown>
    readonly telemetry: {
      readonly metrics: {
        readonly readers: readonly [
          { readonly pull: { readonly exporter: { readonly prometheus: { port: number } } } },
        ]
      }
    }
  }
}

/** A configuration beside others on one host: with its own ports, and only the pipeline of logs. */
const beside = (text: string, index: number): string => {
  const configuration = parse(text) as Configuration
  configuration.extensions.health_check.endpoint = `127.0.0.1:${14_000 + index}`
  configuration.service.telemetry.metrics.readers[0].pull.exporter.prometheus.port = 15_000 + index
  delete configuration.service.pipelines['metrics']
  return stringify(configuration)
}

export interface SubjectStart {
  readonly cluster: LogCluster
  readonly pods: readonly Pod[]
  readonly stage: string
  readonly configuration: string
  readonly index: number
}

/** Prepares a collector that runs beside others on one host: its `/var/log/pods` and its storage are its own. */
export const makeSubject = ({ cluster, pods, stage, configuration, index }: SubjectStart): Subject => {
  const { host, server } = cluster
  const folder = mkdtempSync(join(stage, 'subject-'))
  const ownFiles = { file: (path: string): string => join(folder, path) }
  const mounts = Object.fromEntries(
    ['/var/log/pods', '/var/lib/otelcol'].map((path) => [ownFiles.file(path), path]),
  )
  for (const path of Object.keys(mounts)) mkdirSync(path, { recursive: true })
  const logs = pods.map((pod) => logOfPod(ownFiles, pod))
  const [log] = logs
  if (!log) throw new Error(`${host.name} has no pods`)
  let program: Program | undefined
  return {
    longLine: `a long line of subject ${index}:`,
    log,
    early: logWriter(logs),
    whileDown: logWriter([log]),
    duringOutage: logWriter(logs),
    staticPodWriter: logWriter([openContainerLog(ownFiles, logOfStaticPod(cluster.cluster))]),
    start: async () => {
      program = await startCollector(host, {
        spec: spokeCollector(),
        server,
        stage,
        configuration: beside(configuration, index),
        mounts,
        patience: 120,
      })
    },
    kill: async () => {
      await program?.kill('SIGKILL')
    },
  }
}

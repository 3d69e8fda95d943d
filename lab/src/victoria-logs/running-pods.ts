import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { samplesIn, VICTORIA_LOGS_PORT } from '@fleet/model'
import { programFile } from '../engines/engines.ts'
import { sumOf } from '../expositions/samples.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Received } from '../logs/log-store.ts'
import { containerOf } from '../programs/pod-spec.ts'
import type { LogPod } from './log-pods.ts'

/** The address of the pods that listen on all of theirs is two: the pod's, and one by which the lab reaches it. */
const argumentsFor = (host: Host, pod: LogPod): readonly string[] => {
  const addresses = `${pod.address}:${VICTORIA_LOGS_PORT},${host.address}:${pod.port}`
  return (containerOf(pod.workload).args ?? []).map((arg) =>
    arg.replace(/^-httpListenAddr=.*$/, `-httpListenAddr=${addresses}`),
  )
}

/** The folder of a pod's volume. */
export const dataOf = (stage: string, { name }: LogPod): string => join(stage, name)

/** Starts a pod of VictoriaLogs as the kubelet would. */
export const startPod = async (host: Host, stage: string, pod: LogPod): Promise<Program> => {
  const data = dataOf(stage, pod)
  mkdirSync(data, { recursive: true })
  const program = host.start({
    name: pod.name,
    file: programFile('victoria-logs'),
    args: argumentsFor(host, pod),
    mounts: pod.role === 'storage' ? { [data]: '/data' } : {},
  })
  await program.until('is ready', async () => (await fetch(`http://${host.address}:${pod.port}/health`)).ok)
  return program
}

/** Pods that end and start again. */
export interface RunningPods {
  readonly start: (...pods: readonly LogPod[]) => Promise<void>
  /** Ends pods at once, by default as the kubelet does. */
  readonly end: (pods: readonly LogPod[], signal?: NodeJS.Signals) => Promise<void>
  /** @throws where it does not run */
  readonly running: (pod: LogPod) => Program
  /** What storage nodes took since the last of them started. */
  readonly received: (pods: readonly LogPod[]) => Promise<Received>
}

export const runningPods = (host: Host, startOne: (pod: LogPod) => Promise<Program>): RunningPods => {
  const programs = new Map<string, Program>()
  const running = ({ name }: LogPod): Program => {
    const found = programs.get(name)
    if (!found) throw new Error(`${name} does not run`)
    return found
  }
  const metricsOf = async ({ port }: LogPod): Promise<Received> => {
    const samples = samplesIn(await (await fetch(`http://${host.address}:${port}/metrics`)).text())
    return {
      lines: sumOf(samples, 'vl_rows_ingested_total') ?? 0,
      since: sumOf(samples, 'process_start_time_seconds') ?? 0,
    }
  }
  return {
    running,
    start: async (...pods) => {
      await Promise.all(
        pods.map(async (pod) => {
          programs.set(pod.name, await startOne(pod))
        }),
      )
    },
    end: async (pods, signal) => {
      await Promise.all(
        pods.map(async (pod) => {
          const program = running(pod)
          programs.delete(pod.name)
          await (signal === undefined ? program.stop() : program.kill(signal))
        }),
      )
    },
    received: async (pods) => {
      const metrics = await Promise.all(pods.map(metricsOf))
      return {
        lines: metrics.reduce((sum, { lines }) => sum + lines, 0),
        since: Math.max(...metrics.map(({ since }) => since)),
      }
    },
  }
}

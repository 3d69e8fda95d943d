import { join } from 'node:path'
import { RECEIVE_PATH, THANOS_PORTS } from '@fleet/model'
import { openNodePort } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Prometheus } from '../programs/prometheus.ts'
import { prometheusApi } from '../programs/prometheus-api.ts'
import type { Thanos } from '../programs/thanos.ts'
import { addPods, podsOf, startPart, type PartStart, type Pod, type ThanosPart } from './parts.ts'

/** The port of the Service that spreads writes over the Receives, on the host's own addresses. */
const WRITES = 29_291

/** The hub's Thanos, whose pods end and start again. */
export interface ThanosHub {
  /** The folder with the objects of the bucket. */
  readonly bucket: string
  /** Where remote writes go: the Service of all Receives. */
  readonly writes: string
  /** The same, as a test reaches it. */
  readonly writesOfLab: string
  readonly running: (name: string) => Thanos
  readonly start: (pod: Pod, more?: readonly string[]) => Promise<Thanos>
  /** Ends a pod, by default as the kubelet does. */
  readonly end: (pod: Pod, signal?: NodeJS.Signals) => Promise<void>
  /** Query, which answers as Prometheus does. */
  readonly query: Prometheus
}

/** Query, which Grafana and `doctor` take for Prometheus. */
const asPrometheus = (url: () => string, program: () => Program): Prometheus => ({
  program,
  get address() {
    return url()
  },
  ...prometheusApi('Query', url),
  restart: () => Promise.reject(new Error('end the pod of Query, and start it')),
})

/**
 * Starts Receives and Query, as the tree has them. Store Gateway and Compactor are started by the tests that need them.
 * @param parts those that start at once
 * @param bucket by default a folder of its own
 */
export const startThanosHub = async (
  host: Host,
  stage: string,
  parts: readonly ThanosPart[] = ['receive', 'query'],
  bucket: PartStart['bucket'] = join(stage, 'bucket'),
): Promise<ThanosHub> => {
  const running = new Map<string, Thanos>()
  let service: { readonly pod: string; readonly program: Program } | undefined

  /** A Service leads to pods that are ready: here to the first that runs. */
  const serve = async (): Promise<void> => {
    const ready = podsOf('receive').find(({ name }) => running.has(name))
    if (service?.pod === ready?.name) return
    await service?.program.kill('SIGKILL')
    service = ready && {
      pod: ready.name,
      program: await openNodePort(host, WRITES, `${ready.address}:${THANOS_PORTS.remoteWrite}`),
    }
  }

  const start: ThanosHub['start'] = async (pod, more = []) => {
    const thanos = await startPart(host, pod, { stage, bucket, more })
    running.set(pod.name, thanos)
    await serve()
    return thanos
  }

  addPods(host)
  for (const part of parts) await Promise.all(podsOf(part).map((pod) => start(pod)))
  const [queryPod] = podsOf('query')
  const runningOf = (name: string): Thanos => {
    const found = running.get(name)
    if (!found) throw new Error(`${name} does not run`)
    return found
  }
  return {
    bucket: typeof bucket === 'string' ? bucket : bucket.folder,
    writes: `http://127.0.0.1:${WRITES}${RECEIVE_PATH}`,
    writesOfLab: `http://${host.address}:${WRITES}${RECEIVE_PATH}`,
    running: runningOf,
    start,
    end: async (pod, signal) => {
      const { program } = runningOf(pod.name)
      running.delete(pod.name)
      await (signal === undefined ? program.stop() : program.kill(signal))
      await serve()
    },
    query: asPrometheus(
      () => runningOf(queryPod?.name ?? '').url,
      () => runningOf(queryPod?.name ?? '').program,
    ),
  }
}

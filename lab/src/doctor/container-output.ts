import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Kubelet, Pod } from '../kubernetes/kubelet.ts'
import { nanosecondsNow } from '../logs/clock.ts'
import { openContainerLog, type ContainerLog } from '../logs/container-log.ts'
import { criLine } from '../logs/cri.ts'

/** The names of the lab's programs by the name of the container that they run in. */
const programs: Readonly<Record<string, string>> = {
  'otel-collector': 'otel-collector',
  'opentelemetry-collector': 'otel-collector',
  'kube-state-metrics': 'kube-state-metrics',
  'node-exporter': 'node-exporter',
  cloudflared: 'cloudflared',
  traefik: 'traefik',
  prometheus: 'prometheus',
}

const programOf = (pod: Pod, container: string): string | undefined =>
  container === 'manager' ? pod.metadata.labels?.['app'] : programs[container]

const logsOf = (host: Host, { metadata, spec }: Pod): readonly ContainerLog[] =>
  spec.containers.map(({ name }) =>
    openContainerLog(host, {
      namespace: metadata.namespace,
      pod: metadata.name,
      uid: metadata.uid,
      container: name,
    }),
  )

/** The running program of a name, if there is one. */
const runningOf = (host: Host, name: string): Program | undefined => {
  try {
    return host.running(name)
  } catch {
    return undefined
  }
}

const write = (log: ContainerLog, lines: readonly string[]): void => {
  log.append(Buffer.concat(lines.map((line) => criLine(line, nanosecondsNow()))))
}

/**
 * Writes the logs of a cluster's containers as its container runtime does: what the lab's programs print, and a line of each other
 * container.
 */
export const containerOutput = (host: Host, kubelet: Kubelet) => {
  const logs = new Map<string, readonly ContainerLog[]>()
  /** How many lines of a process are written. */
  const written = new Map<number, number>()
  const printedBy = (name: string): readonly string[] => {
    const program = runningOf(host, name)
    if (!program) return []
    const lines = program.log().split('\n').slice(0, -1)
    const from = written.get(program.pid) ?? 0
    written.set(program.pid, lines.length)
    return lines.slice(from)
  }
  return async (): Promise<void> => {
    for (const pod of await kubelet.pods()) {
      if (pod.status.phase !== 'Running') continue
      const { uid } = pod.metadata
      const own = logs.get(uid) ?? logsOf(host, pod)
      logs.set(uid, own)
      for (const log of own) {
        const program = programOf(pod, log.container)
        write(log, program === undefined ? ['level=info msg="GET /" status=200'] : printedBy(program))
      }
    }
  }
}

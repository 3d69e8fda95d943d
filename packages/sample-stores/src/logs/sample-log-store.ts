import { crashLoopAt, isCrashLooping } from '../world/events/crash-loop.ts'
import { isDeployed, isFailingAfterDeploy } from '../world/events/deploy.ts'
import { hash } from '../world/hash.ts'
import type { LogStore, LogStream, StoredLine } from '../logql/log-store.ts'
import type { SampleContainer } from '../world/workload.ts'
import type { SampleCluster, World } from '../world/world.ts'
import { linesOf, type LineSource, type MadeLine } from './line-source.ts'
import { AFTER_DEPLOY, CRASHING, ownProgram } from './own-programs.ts'
import { programOf } from './programs.ts'

/** A stream for each container that ever ran. */
export const logStore = (world: World): LogStore =>
  world.clusters.flatMap((cluster) =>
    cluster.workloads
      .flatMap(({ pods }) => pods)
      .filter(({ waiting }) => waiting === undefined)
      .flatMap(({ containers }) => containers)
      .map((container) => streamOf(container, cluster, world)),
  )

const streamOf = (container: SampleContainer, { isHub }: SampleCluster, world: World): LogStream => {
  const { pod, name } = container
  const { workload } = pod
  const metadata = METADATA.filter((label) => isHub || label !== RESTARTS)
  const cache = new Map<number, readonly StoredLine[]>()
  const sources = sourcesOf(container, world)
  return {
    labels: {
      cluster: workload.cluster,
      k8s_container_name: name,
      ...(workload.controller === 'Deployment' && { k8s_deployment_name: workload.name }),
      k8s_namespace_name: workload.namespace,
      k8s_pod_name: pod.name,
      service_name: workload.name,
      service_namespace: workload.namespace,
    },
    metadata,
    lines: (after, until) => {
      const first = Math.floor(after / HOUR)
      const hours = Array.from({ length: Math.floor(until / HOUR) - first + 1 }, (_, hour) => first + hour)
      return hours
        .flatMap((hour) => remembered(cache, hour, () => linesIn(hour, sources, container)))
        .filter(({ time }) => time > after && time <= until)
    },
  }
}

const HOUR = 3600
const RESTARTS = 'k8s_container_restart_count'

/** What the collectors and Loki put beside each line; those of the hub also count restarts. */
const METADATA = [
  'detected_level',
  'k8s_node_name',
  RESTARTS,
  'log_iostream',
  'logtag',
  'observed_timestamp',
] as const

/** A week of all streams is more than a process should hold. */
const MOST_HOURS = 48

const remembered = (
  cache: Map<number, readonly StoredLine[]>,
  hour: number,
  make: () => readonly StoredLine[],
): readonly StoredLine[] => {
  const known = cache.get(hour) ?? make()
  if (cache.size >= MOST_HOURS) cache.clear()
  cache.set(hour, known)
  return known
}

const linesIn = (hour: number, sources: readonly LineSource[], container: SampleContainer): StoredLine[] => {
  const end = (hour + 1) * HOUR
  const lines = sources.flatMap((source) => linesOf(source, hour * HOUR, end))
  return lines
    .toSorted((a, b) => a.time - b.time)
    .map((line) => new SampleLine(line, container.pod.node.name))
}

/** Asked for by many queries, and with its text by few: so that is made once, and late. */
class SampleLine implements StoredLine {
  readonly time: number
  private readonly made: MadeLine
  private readonly node: string
  private written: string | undefined

  constructor(made: MadeLine, node: string) {
    this.time = made.time
    this.made = made
    this.node = node
  }

  text(): string {
    return (this.written ??= this.made.message.text(this.made.moment))
  }

  metadata(label: string): string | undefined {
    switch (label) {
      case 'detected_level':
        return this.made.message.level
      case 'k8s_node_name':
        return this.node
      case RESTARTS:
        return '0'
      case 'log_iostream':
        return this.made.stream
      case 'logtag':
        return 'F'
      case 'observed_timestamp':
        return nanoseconds(this.time + 0.2)
      default:
        return undefined
    }
  }
}

/** A time as Loki writes it. */
export const nanoseconds = (time: number): string => `${Math.round(time * 1e6)}000`

const sourcesOf = (container: SampleContainer, world: World): readonly LineSource[] => {
  const { pod, name } = container
  const key = `${pod.workload.cluster} ${pod.name} ${name}`
  const isBorn = (time: number): boolean => time >= pod.created
  const program = pod.workload.isOwn ? ownProgram(name) : programOf(name)
  if (isCrashLooping(container, world))
    return [{ key, program: CRASHING, isActive: (time) => isBorn(time) && crashLoopAt(pod, time).isRunning }]
  const usual = {
    key,
    program: { ...program, rate: program.rate * (0.6 + hash(`${key} rate`)) },
    isActive: isBorn,
  }
  if (!isDeployed(pod.workload, world)) return [usual]
  return [
    usual,
    {
      key: `${key} deploy`,
      program: AFTER_DEPLOY,
      isActive: (time) => isBorn(time) && isFailingAfterDeploy(time, world),
    },
  ]
}

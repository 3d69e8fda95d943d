import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { containerOf } from '../programs/pod-spec.ts'
import { textAt } from '../trees/committed.ts'
import { named, type TracedFleet } from './fleet.ts'

/** The user of its image. */
const USER = 10_001

export interface JaegerSpan {
  readonly spanID: string
  readonly operationName: string
}

/** A trace in Jaeger's API. */
export interface JaegerTrace {
  readonly traceID: string
  readonly spans: readonly JaegerSpan[]
  readonly processes: Readonly<
    Record<
      string,
      {
        readonly serviceName: string
        readonly tags: readonly { readonly key: string; readonly value: unknown }[]
      }
    >
  >
}

export interface Jaeger {
  readonly program: () => Program
  /** What a path of its API answers, as Grafana asks it. */
  readonly ask: (path: string, parameters?: Readonly<Record<string, string>>) => Promise<unknown>
  /** The traces of a service with some tags, of the last hour. */
  readonly traces: (
    service: string,
    tags?: Readonly<Record<string, string>>,
  ) => Promise<readonly JaegerTrace[]>
  /** Kills it like a power cut, and starts it anew on its volume. */
  readonly crash: () => Promise<void>
}

/** The time so many minutes from now, as Jaeger's API has it. */
const microseconds = (minutes: number): string => String((Date.now() + minutes * 60_000) * 1000)

const apiOf = (host: Host) => {
  const ask: Jaeger['ask'] = async (path, parameters = {}) => {
    const answer = await fetch(
      `http://${host.address}:16686${path}?${new URLSearchParams(parameters).toString()}`,
    )
    if (!answer.ok) throw new Error(`Jaeger answers ${path} with ${answer.status}: ${await answer.text()}`)
    return ((await answer.json()) as { readonly data: unknown }).data
  }
  const traces: Jaeger['traces'] = async (service, tags = {}) => {
    return (await ask('/api/traces', {
      service,
      tags: JSON.stringify(tags),
      start: microseconds(-60),
      end: microseconds(1),
      lookback: 'custom',
      limit: '5000',
    })) as readonly JaegerTrace[]
  }
  return { ask, traces }
}

/** Starts the hub's Jaeger as its pod would run: the same configuration, arguments, variables and user, on a volume. */
export const startJaeger = async (host: Host, { hub }: TracedFleet, stage: string): Promise<Jaeger> => {
  const configuration = mkdtempSync(join(stage, 'jaeger-config-'))
  writeFileSync(
    join(configuration, 'config.yaml'),
    textAt(named(hub, 'ConfigMap', 'jaeger-'), 'data', 'config.yaml'),
  )
  const volume = mkdtempSync(join(stage, 'jaeger-volume-'))
  host.run('chown', `${USER}:${USER}`, volume)
  host.run('chmod', '755', configuration, stage)
  const { args = [], env = [] } = containerOf(named(hub, 'StatefulSet', 'jaeger'))
  const begin = async (): Promise<Program> => {
    const program = host.start({
      name: 'jaeger',
      file: programFile('jaeger'),
      args,
      env: Object.fromEntries(env.map(({ name, value = '' }) => [name, value])),
      mounts: { [configuration]: '/etc/jaeger', [volume]: '/badger' },
      user: USER,
    })
    // By the path that the kubelet asks.
    await program.until('is healthy', async () => (await fetch(`http://${host.address}:13133/status`)).ok, 60)
    return program
  }
  let program = await begin()
  return {
    program: () => program,
    ...apiOf(host),
    crash: async () => {
      await program.kill('SIGKILL')
      program = await begin()
    },
  }
}

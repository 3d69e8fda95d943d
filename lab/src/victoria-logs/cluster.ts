import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { OTLP_PORTS, samplesIn, VICTORIA_LOGS_PORT } from '@fleet/model'
import { programFile } from '../engines/engines.ts'
import { sumOf } from '../expositions/samples.ts'
import { openNodePort } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { LogStore, Received } from '../logs/log-store.ts'
import { gatewayConfig, startGatewayNginx, type Replacement } from '../programs/gateway-nginx.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import { containerOf } from '../programs/pod-spec.ts'
import { distributed } from '../thanos/distributed-example.ts'
import { clusterStore } from './cluster-store.ts'
import type { LogCopy, LogPod, LogPods } from './log-pods.ts'
import { startRelay } from './relay.ts'

/*
 * The VictoriaLogs of an example as its pods in the tree would run, behind the tree's gateway: the same arguments, an
 * address and a name for each pod, and a volume for each storage node.
 */

/** The address of the pods that listen on all of theirs is two: the pod's, and one by which the lab reaches it. */
const argumentsFor = (host: Host, pod: LogPod): readonly string[] => {
  const addresses = `${pod.address}:${VICTORIA_LOGS_PORT},${host.address}:${pod.port}`
  return (containerOf(pod.workload).args ?? []).map((arg) =>
    arg.replace(/^-httpListenAddr=.*$/, `-httpListenAddr=${addresses}`),
  )
}

const startPod = async (host: Host, stage: string, pod: LogPod): Promise<Program> => {
  const data = join(stage, pod.name)
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

/**
 * A Service leads each connection to a pod by chance, and asks no other when that one refuses. Here it leads to a pod
 * that is away as long as that is away, which a Service does only until the pod is seen not to be ready.
 */
const byChance = (variable: string, pods: readonly LogPod[], port: number): string => {
  const share = `${(100 / pods.length).toFixed(2)}%`
  return [
    `split_clients $request_id $${variable} {`,
    ...pods.map(({ address }, index) => `${index + 1 < pods.length ? share : '*'} ${address}:${port};`),
    '}',
  ].join('\n')
}

const storageOf = (copy: number): string => `storage_of_copy_${copy + 1}`

/** The Services of the hub, which the lab's nginx plays. Relays reach those of the storage nodes at addresses of their own. */
const servicesOf = ({ copies, relays }: LogPods): readonly Replacement[] => [
  [
    /^http \{$/m,
    [
      'http {',
      ...copies.map(({ storage }, copy) => byChance(storageOf(copy), storage, VICTORIA_LOGS_PORT)),
      ...(relays.length > 0 ? [byChance('relay', relays, OTLP_PORTS.http)] : []),
      ...(relays.length > 0
        ? copies.map(
            ({ insert }, copy) =>
              `server {\nlisten ${insert}:${VICTORIA_LOGS_PORT};\nlocation / {\nproxy_pass http://$${storageOf(copy)}$request_uri;\n}\n}`,
          )
        : []),
    ].join('\n'),
  ],
  relays.length > 0
    ? [/http:\/\/logs-relay\.[\w.-]+:\d+/g, 'http://$relay']
    : [/http:\/\/victoria-logs-insert\.[\w.-]+:\d+/g, `http://$${storageOf(0)}`],
  ...copies.map(({ name, select }): Replacement => [
    new RegExp(`http://${name}-select\\.[\\w.-]+:\\d+`, 'g'),
    `http://${select.address}:${VICTORIA_LOGS_PORT}`,
  ]),
]

/** The port of nginx on which the node port of lines leads: the first server of the configuration. */
const portOfLines = (config: string): number => Number(/listen (\d+);/.exec(config)?.[1])

/** The hub's VictoriaLogs, whose pods end and start again. */
export interface LogHub {
  /** All lines, as the gateway answers pods of the hub. */
  readonly store: LogStore
  /** All lines of one copy. */
  readonly copies: readonly LogStore[]
  readonly start: (...pods: readonly LogPod[]) => Promise<void>
  /** Ends pods at once, by default as the kubelet does. */
  readonly end: (pods: readonly LogPod[], signal?: NodeJS.Signals) => Promise<void>
  /** Ends all pods and the gateway, and starts them again. */
  readonly restart: (signal?: NodeJS.Signals) => Promise<void>
  readonly running: (pod: LogPod) => Program
  /** The number of lines that a storage node took since it started. */
  readonly takenBy: (pod: LogPod) => Promise<number>
  /** The number of pushes that the gateway answered so. */
  readonly answered: (status: number) => number
  /** Ends the gateway, whose workers would outlive a kill. */
  readonly stop: () => Promise<void>
}

/** @param relayConfiguration changes the configuration of the relay, with the reason in the test */
export const startLogHub = async (
  host: Host,
  stage: string,
  nginx: GivenNginx,
  { objects, copies, relays }: LogPods,
  relayConfiguration: (text: string) => string = (text) => text,
): Promise<LogHub> => {
  const stores = copies.flatMap(({ storage, select }) => [...storage, select])
  const pods = [...stores, ...relays]
  const running = new Map<string, Program>()
  const runningOf = ({ name }: LogPod): Program => {
    const found = running.get(name)
    if (!found) throw new Error(`${name} does not run`)
    return found
  }
  const start: LogHub['start'] = async (...started) => {
    await Promise.all(
      started.map(async (pod) => {
        const program =
          pod.role === 'relay'
            ? await startRelay(host, stage, pod, { objects, relayConfiguration })
            : await startPod(host, stage, pod)
        running.set(pod.name, program)
      }),
    )
  }
  const end: LogHub['end'] = async (ended, signal) => {
    await Promise.all(
      ended.map(async (pod) => {
        const program = runningOf(pod)
        running.delete(pod.name)
        await (signal === undefined ? program.stop() : program.kill(signal))
      }),
    )
  }
  const metricsOf = async ({ port }: LogPod): Promise<Received> => {
    const samples = samplesIn(await (await fetch(`http://${host.address}:${port}/metrics`)).text())
    return {
      lines: sumOf(samples, 'vl_rows_ingested_total') ?? 0,
      since: sumOf(samples, 'process_start_time_seconds') ?? 0,
    }
  }
  const storeAt = (base: string, { storage, select }: LogCopy): LogStore =>
    clusterStore(base, {
      program: () => runningOf(select),
      received: async () => {
        const metrics = await Promise.all(storage.map(metricsOf))
        return {
          lines: metrics.reduce((sum, { lines }) => sum + lines, 0),
          since: Math.max(...metrics.map(({ since }) => since)),
        }
      },
      crash: async () => {
        await end([...storage, select])
        await start(...storage, select)
      },
    })

  for (const { address, names } of pods) {
    host.addAddress(address)
    host.addNames(address, names)
  }
  for (const { insert, name } of copies) {
    host.addAddress(insert)
    host.addNames(insert, [`${name}-insert.monitoring.svc.cluster.local`])
  }
  await start(...stores)
  const config = gatewayConfig(objects)
  const services = servicesOf({ objects, copies, relays })
  const gateway = await startGatewayNginx(host, nginx, config, services)
  await openNodePort(host, distributed.fleet.hub.ingest.logs.nodePort, `127.0.0.1:${portOfLines(config)}`)
  await start(...relays)
  const [first] = copies
  if (!first) throw new Error('the hub stores no logs')
  return {
    store: storeAt(`http://${host.address}:8080`, first),
    copies: copies.map((copy) => storeAt(`http://${host.address}:${copy.select.port}`, copy)),
    start,
    end,
    restart: async (signal) => {
      await Promise.all([end(pods, signal), gateway.stop()])
      await start(...stores)
      await gateway.replace(config, services)
      await start(...relays)
    },
    running: runningOf,
    takenBy: async (pod) => (await metricsOf(pod)).lines,
    answered: (status) => gateway.log().split(`] ${status} "POST `).length - 1,
    stop: () => gateway.stop(),
  }
}

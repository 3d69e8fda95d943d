import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { samplesIn, VICTORIA_LOGS, VICTORIA_LOGS_PORT } from '@fleet/model'
import { programFile } from '../engines/engines.ts'
import { sumOf } from '../expositions/samples.ts'
import { openNodePort } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { LogStore, Received } from '../logs/log-store.ts'
import { gatewayConfig, startGatewayNginx, type Replacement } from '../programs/gateway-nginx.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import { containerOf } from '../programs/pod-spec.ts'
import { distributed, hubObject, hubObjects } from '../thanos/distributed-example.ts'
import { textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'
import { clusterStore } from './cluster-store.ts'

/*
 * The VictoriaLogs of an example as its pods in the tree would run, behind the tree's gateway: the same arguments, an
 * address and a name for each pod, and a volume for each storage node.
 */

/** A pod of VictoriaLogs. */
export interface LogPod {
  readonly name: string
  readonly workload: KubernetesObject
  readonly address: string
  /** Where the lab reaches it. */
  readonly port: number
  readonly stores: boolean
}

const storage = hubObject('StatefulSet', `${VICTORIA_LOGS}-storage`)
const select = hubObject('Deployment', `${VICTORIA_LOGS}-select`)

/** Pods have addresses of a network that no host of the lab has. */
const network = '10.42.91'

export const storagePods: readonly LogPod[] = Array.from(
  { length: Number(valueAt(storage, 'spec', 'replicas')) },
  (_, index) => ({
    name: `${storage.metadata.name}-${index}`,
    workload: storage,
    address: `${network}.${10 + index}`,
    port: 22_010 + index,
    stores: true,
  }),
)

/** Of those that answer there is one, for nothing here depends on the second. */
export const selectPod: LogPod = {
  ...{ name: `${select.metadata.name}-0`, workload: select, stores: false },
  ...{ address: `${network}.30`, port: 22_030 },
}

const pods = [...storagePods, selectPod]

/** The names that the cluster's DNS gives to pods of a StatefulSet. */
export const addPods = (host: Host): void => {
  const domain = `${textAt(storage, 'spec', 'serviceName')}.${textAt(storage, 'metadata', 'namespace')}.svc`
  for (const { name, address, stores } of pods) {
    host.addAddress(address)
    if (stores) host.addNames(address, [`${name}.${domain}`])
  }
}

/** The folder of a pod's volume. */
export const dataOf = (stage: string, { name }: LogPod): string => join(stage, name)

export const startPod = async (host: Host, stage: string, pod: LogPod): Promise<Program> => {
  const data = dataOf(stage, pod)
  mkdirSync(data, { recursive: true })
  const addresses = `${pod.address}:${VICTORIA_LOGS_PORT},${host.address}:${pod.port}`
  const program = host.start({
    name: pod.name,
    file: programFile('victoria-logs'),
    args: (containerOf(pod.workload).args ?? []).map((arg) =>
      arg.replace(/^-httpListenAddr=.*$/, `-httpListenAddr=${addresses}`),
    ),
    mounts: pod.stores ? { [data]: '/data' } : {},
  })
  await program.until('is ready', async () => (await fetch(`http://${host.address}:${pod.port}/health`)).ok)
  return program
}

const share = `${(100 / storagePods.length).toFixed(2)}%`

/**
 * A Service leads each connection to a pod by chance, and asks no other when that one refuses. Here it leads to a pod
 * that is away as long as that is away, which a Service does only until the pod is seen not to be ready.
 */
const services: readonly Replacement[] = [
  [
    /^http \{$/m,
    [
      'http {',
      'split_clients $request_id $storage_node {',
      ...storagePods.map(
        ({ address }, index) =>
          `${index + 1 < storagePods.length ? share : '*'} ${address}:${VICTORIA_LOGS_PORT};`,
      ),
      '}',
    ].join('\n'),
  ],
  [/http:\/\/victoria-logs-insert\.[\w.-]+:\d+/g, 'http://$storage_node'],
  [/http:\/\/victoria-logs-select\.[\w.-]+:\d+/g, `http://${selectPod.address}:${VICTORIA_LOGS_PORT}`],
]

/** The port of nginx on which the node port of lines leads: the first server of the configuration. */
const portOfLines = (config: string): number => Number(/listen (\d+);/.exec(config)?.[1])

/** The hub's VictoriaLogs, whose pods end and start again. */
export interface LogHub {
  /** All lines, as the gateway answers pods of the hub. */
  readonly store: LogStore
  readonly start: (pod: LogPod) => Promise<void>
  /** Ends a pod, by default as the kubelet does. */
  readonly end: (pod: LogPod, signal?: NodeJS.Signals) => Promise<void>
  /** Ends all pods and the gateway as the kubelet does, and starts them again. */
  readonly restart: () => Promise<void>
  /** The number of lines that a storage node took since it started. */
  readonly takenBy: (pod: LogPod) => Promise<number>
  /** The number of pushes that the gateway answered so. */
  readonly answered: (status: number) => number
  /** Ends the gateway, whose workers would outlive a kill. */
  readonly stop: () => Promise<void>
}

export const startLogHub = async (host: Host, stage: string, nginx: GivenNginx): Promise<LogHub> => {
  const running = new Map<string, Program>()
  const runningOf = (name: string): Program => {
    const found = running.get(name)
    if (!found) throw new Error(`${name} does not run`)
    return found
  }
  const start = async (pod: LogPod): Promise<void> => {
    running.set(pod.name, await startPod(host, stage, pod))
  }
  const end: LogHub['end'] = async ({ name }, signal) => {
    const program = runningOf(name)
    running.delete(name)
    await (signal === undefined ? program.stop() : program.kill(signal))
  }
  const metricsOf = async ({ port }: LogPod): Promise<Received> => {
    const samples = samplesIn(await (await fetch(`http://${host.address}:${port}/metrics`)).text())
    return {
      lines: sumOf(samples, 'vl_rows_ingested_total') ?? 0,
      since: sumOf(samples, 'process_start_time_seconds') ?? 0,
    }
  }

  addPods(host)
  await Promise.all(pods.map(start))
  const config = gatewayConfig(hubObjects)
  const gateway = await startGatewayNginx(host, nginx, config, services)
  await openNodePort(host, distributed.fleet.hub.ingest.logs.nodePort, `127.0.0.1:${portOfLines(config)}`)
  const restartPods = async (): Promise<void> => {
    await Promise.all(pods.map((pod) => end(pod)))
    await Promise.all(pods.map(start))
  }
  return {
    store: clusterStore(`http://${host.address}:8080`, {
      program: () => runningOf(selectPod.name),
      received: async () => {
        const metrics = await Promise.all(storagePods.map(metricsOf))
        return {
          lines: metrics.reduce((sum, { lines }) => sum + lines, 0),
          since: Math.max(...metrics.map(({ since }) => since)),
        }
      },
      crash: restartPods,
    }),
    start,
    end,
    restart: async () => {
      await Promise.all([restartPods(), gateway.replace(config, services)])
    },
    takenBy: async (pod) => (await metricsOf(pod)).lines,
    answered: (status) => gateway.log().split(`] ${status} "POST `).length - 1,
    stop: () => gateway.stop(),
  }
}

import { OTLP_PORTS, SECOND_COPY_PATH, VICTORIA_LOGS_PORT } from '@fleet/model'
import { openNodePort } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { LogStore } from '../logs/log-store.ts'
import { gatewayConfig, startGatewayNginx, type Replacement } from '../programs/gateway-nginx.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import { distributed } from '../thanos/distributed-example.ts'
import { clusterStore } from './cluster-store.ts'
import type { LogCopy, LogPod, LogPods } from './log-pods.ts'
import { startRelay } from './relay.ts'
import { runningPods, startPod, type RunningPods } from './running-pods.ts'

/*
 * The VictoriaLogs of an example as its pods in the tree would run, behind the tree's gateway: the same arguments, an
 * address and a name for each pod, and a volume for each storage node.
 */

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

interface LogHubStart {
  /** A folder for the volumes. */
  readonly stage: string
  readonly nginx: GivenNginx
  readonly tree: LogPods
  readonly relayConfiguration?: (text: string) => string
}

/** The hub's VictoriaLogs, whose pods end and start again. */
export interface LogHub {
  /** All lines, as the gateway answers pods of the hub. */
  readonly store: LogStore
  /** All lines of one copy: of the first as it answers itself, of the second as the gateway answers for it alone. */
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
  { stage, nginx, tree, relayConfiguration = (text) => text }: LogHubStart,
): Promise<LogHub> => {
  const { objects, copies, relays } = tree
  const stores = copies.flatMap(({ storage, select }) => [...storage, select])
  const pods = runningPods(host, (pod) =>
    pod.role === 'relay'
      ? startRelay(host, stage, pod, { objects, relayConfiguration })
      : startPod(host, stage, pod),
  )
  nameAddresses(host, tree)
  await pods.start(...stores)
  const config = gatewayConfig(objects)
  const services = servicesOf(tree)
  const gateway = await startGatewayNginx(host, nginx, config, services)
  await openNodePort(host, distributed.fleet.hub.ingest.logs.nodePort, `127.0.0.1:${portOfLines(config)}`)
  await pods.start(...relays)
  const [first] = copies
  if (!first) throw new Error('the hub stores no logs')
  return {
    store: storeOf(pods, gatewayOf(host), first),
    copies: copies.map((copy, index) =>
      storeOf(
        pods,
        index === 0 ? `http://${host.address}:${copy.select.port}` : `${gatewayOf(host)}${SECOND_COPY_PATH}`,
        copy,
      ),
    ),
    start: pods.start,
    end: pods.end,
    restart: async (signal) => {
      await Promise.all([pods.end([...stores, ...relays], signal), gateway.stop()])
      await pods.start(...stores)
      await gateway.replace(config, services)
      await pods.start(...relays)
    },
    running: pods.running,
    takenBy: async (pod) => (await pods.received([pod])).lines,
    answered: (status) => gateway.log().split(`] ${status} "POST `).length - 1,
    stop: () => gateway.stop(),
  }
}

/** Gives the pods their addresses and names, and the Services to which a relay sends theirs. */
const nameAddresses = (host: Host, { copies, relays }: LogPods): void => {
  for (const { address, names } of [
    ...copies.flatMap(({ storage, select }) => [...storage, select]),
    ...relays,
  ]) {
    host.addAddress(address)
    host.addNames(address, names)
  }
  for (const { insert, name } of copies) {
    host.addAddress(insert)
    host.addNames(insert, [`${name}-insert.monitoring.svc.cluster.local`])
  }
}

/** Where pods of the hub ask it. */
const gatewayOf = ({ address }: Host): string => `http://${address}:8080`

/** One copy as a store, at a URL that answers for it. */
const storeOf = (pods: RunningPods, base: string, { storage, select }: LogCopy): LogStore =>
  clusterStore(base, {
    program: () => pods.running(select),
    received: () => pods.received(storage),
    crash: async () => {
      await pods.end([...storage, select])
      await pods.start(...storage, select)
    },
  })

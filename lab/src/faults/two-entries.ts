import { hubEntries, type FleetInput } from '@fleet/model'
import { forwardConnections } from '../hosts/forwarding.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { startLogGateway } from '../programs/log-gateway.ts'
import { startPrometheusAlone, type Prometheus } from '../programs/prometheus.ts'
import { startVictoriaLogsAlone, victoriaLogsPush } from '../programs/victoria-logs.ts'
import type { LogStore } from '../logs/log-store.ts'
import { distributed } from '../thanos/distributed-example.ts'
import { validFleet } from '../transitions/version-objects.ts'

/*
 * A hub that takes pushes on two of its nodes. One host of the lab stands for both: it has the tailnet address of each,
 * and node ports of each that open and close by themselves.
 */

const { hub } = distributed.inventory

/** The distributed example, whose hub has a second node. */
export const inventoryOfTwo: FleetInput = {
  ...distributed.inventory,
  hub: { ...hub, secondNode: 'delta-2' },
}

const fleetOfTwo = () => validFleet(inventoryOfTwo, distributed.readFile)

/** Where pushes of one kind arrive. */
type Kind = 'logs' | 'metrics'

/** A node of the hub that takes pushes. */
export interface Entry {
  /** How many connections of one kind the spoke has to it. */
  readonly connections: (kind: Kind) => number
  /** Loses every packet that the spoke sends to it, without an answer. */
  readonly losePackets: () => void
  readonly deliverPackets: () => void
  /** Ends its node ports and their connections: the node refuses new ones. */
  readonly close: () => Promise<void>
  readonly open: () => Promise<void>
}

/** A hub of two entries, and its stores. */
export interface HubOfTwo {
  readonly first: Entry
  readonly second: Entry
  readonly store: LogStore
  readonly prometheus: Prometheus
}

/** No interface of the lab has it. */
const nobody = '02:00:00:00:00:01'

const entryAt = (hosts: LabHosts, address: string, leads: ReadonlyMap<number, string>): Entry => {
  const { hub: host, spoke } = hosts
  const { ingest } = distributed.fleet.hub
  let open: readonly Program[] = []
  return {
    connections: (kind) =>
      spoke
        .run('ss', '-Htn', 'state', 'established', 'dst', `${address}:${ingest[kind].nodePort}`)
        .split('\n')
        .filter((line) => line !== '').length,
    losePackets: () =>
      spoke.run('ip', 'neigh', 'replace', address, 'lladdr', nobody, 'nud', 'permanent', 'dev', 'eth0'),
    deliverPackets: () => spoke.run('ip', 'neigh', 'del', address, 'dev', 'eth0'),
    close: async () => {
      await Promise.all(open.map((program) => program.kill('SIGKILL')))
      open = []
    },
    open: async () => {
      open = await Promise.all(
        [...leads].map(([port, to]) => forwardConnections(host, `${address}:${port}`, to)),
      )
    },
  }
}

/** Starts stores behind both nodes of the hub. */
export const startHubOfTwo = async (hosts: LabHosts): Promise<HubOfTwo> => {
  const { hub: host } = hosts
  const { ingest } = distributed.fleet.hub
  const [store, prometheus] = await Promise.all([
    startVictoriaLogsAlone(host),
    startPrometheusAlone(host, {
      retention: '7d',
      enableRemoteWriteReceiver: true,
      tsdb: { outOfOrderTimeWindow: '2h' },
    }),
  ])
  const push = new URL(victoriaLogsPush)
  const leads = new Map([
    [ingest.logs.nodePort, await startLogGateway(host, Number(push.port), push.pathname)],
    [ingest.metrics.nodePort, `127.0.0.1:${new URL(prometheus.address).port}`],
  ])
  const [first, second] = hubEntries(fleetOfTwo()).map(([, { tailnetAddress }]) => tailnetAddress)
  if (first === undefined || second === undefined) throw new Error('the hub has no second node')
  host.run('ip', 'address', 'add', `${second}/10`, 'dev', 'eth0')
  const entries = { first: entryAt(hosts, first, leads), second: entryAt(hosts, second, leads) }
  await Promise.all([entries.first.open(), entries.second.open()])
  return { ...entries, store, prometheus }
}

import { giveSmallDisk } from '../faults/small-disk.ts'
import { clusters, fleet } from '../trees/clusters.ts'
import { objectOf } from '../trees/committed.ts'
import { patchObject, reconcileLayer, type Undo } from './changes.ts'
import { crashCollector } from './crash.ts'
import type { DoctorWorld } from './doctor-world.ts'
import {
  closeNodePort,
  configuredWrongly,
  isUnlabelled,
  nodePortGone,
  prometheusWith,
  withoutMoves,
} from './make-faults.ts'

const hub = clusters.hub.name
const spoke = clusters.spoke.name

const { logs, metrics } = fleet.hub.ingest

/** A fault, and what `doctor` says first while it lasts. No other headline is an error. */
export interface Fault {
  readonly name: string
  /** Makes it. @returns what takes it back */
  readonly make: (world: DoctorWorld) => Promise<Undo>
  readonly headline: { readonly check: string; readonly cluster: string; readonly subject: RegExp }
  /** A check that finds what follows from it, some time later: below the headline, and as no other. */
  readonly symptom?: string
}

/** The topics of the requirements' section on troubleshooting. */
export const topics: readonly Fault[] = [
  {
    name: 'Oracle logs show as `unknown_service` in Loki',
    make: (world) => configuredWrongly(world, withoutMoves),
    headline: { check: 'line-has-pod', cluster: spoke, subject: /./ },
  },
  {
    name: 'Loki is not receiving oracle logs',
    make: (world) => nodePortGone(world, 'loki-gateway-external', logs.nodePort),
    headline: { check: 'object-exists', cluster: hub, subject: /loki-gateway-external/ },
    symptom: 'push-arrives',
  },
  {
    name: 'Prometheus is not scraping oracle metrics',
    make: async ({ spoke: { host } }) => {
      const program = host.running('node-exporter')
      await program.kill('SIGKILL')
      return () => {
        host.start(program.start)
        return Promise.resolve()
      }
    },
    headline: { check: 'target-up', cluster: spoke, subject: /node-exporter/ },
  },
  {
    name: 'homelab metrics miss the label `cluster`',
    make: (world) => prometheusWith(world, { scrapeClasses: null }, isUnlabelled),
    headline: { check: 'series-labelled', cluster: hub, subject: /./ },
  },
]

/** Faults of the way between the clusters, and of the collector. */
export const faultsOfWay: readonly Fault[] = [
  {
    name: 'the collector sends to another address than the hub has',
    make: (world) =>
      configuredWrongly(world, (text) =>
        text.replaceAll(clusters.hub.node.tailnetAddress, '100.107.254.113'),
      ),
    headline: { check: 'push-address', cluster: spoke, subject: /./ },
    symptom: 'push-arrives',
  },
  {
    name: 'the link between the clusters is cut',
    make: ({ hosts }) => {
      hosts.cutLink()
      return Promise.resolve(() => {
        hosts.fixLink()
        return Promise.resolve()
      })
    },
    headline: { check: 'push-arrives', cluster: spoke, subject: /./ },
    symptom: 'job-arrives',
  },
  {
    name: 'the NodePort Service for metrics is deleted',
    make: (world) => nodePortGone(world, 'prometheus-otlp-external', metrics.nodePort),
    headline: { check: 'object-exists', cluster: hub, subject: /prometheus-otlp-external/ },
  },
  {
    name: 'a policy admits nobody',
    make: async ({ hub: { server, host } }) => {
      const policy = objectOf(hub, 'NetworkPolicy', 'prometheus-otlp-external')
      await patchObject(server.api, policy, { spec: { ingress: [] } })
      const open = await closeNodePort(host, metrics.nodePort)
      return async () => {
        await reconcileLayer(server.api, 'telemetry')
        await open()
      }
    },
    headline: { check: 'object-unchanged', cluster: hub, subject: /prometheus-otlp-external/ },
    symptom: 'push-admitted',
  },
  {
    name: 'the receiver of remote write is off',
    make: (world) =>
      prometheusWith(world, { enableRemoteWriteReceiver: false }, ({ args }) =>
        args.every((arg) => !arg.includes('enable-remote-write-receiver')),
      ),
    headline: { check: 'push-taken', cluster: hub, subject: /./ },
    symptom: 'push-arrives',
  },
  {
    name: 'the window for late samples is too small',
    make: (world) =>
      prometheusWith(world, { tsdb: { outOfOrderTimeWindow: '1s' } }, ({ configuration }) =>
        configuration.includes('out_of_order_time_window: 1s'),
      ),
    headline: { check: 'push-taken', cluster: hub, subject: /./ },
  },
  {
    name: 'the disk of the queue is full',
    make: async ({ spoke: { host, restartCollector } }) => {
      const disk = giveSmallDisk(host, 8)
      await restartCollector()
      host.run('sh', '-c', 'head -c 8m /dev/zero > /var/lib/otelcol/filling || true')
      return async () => {
        disk.remove()
        await restartCollector()
      }
    },
    headline: { check: 'queue-has-room', cluster: spoke, subject: /./ },
  },
  {
    name: 'the collector runs out of memory',
    make: (world) => crashCollector(world.spoke, { reason: 'OOMKilled', exitCode: 137 }),
    headline: { check: 'container-runs', cluster: spoke, subject: /DaemonSet monitoring\/otel-collector/ },
  },
]

import type { ExporterName } from '@fleet/validation/catalogues'
import { fetchIn } from '../expositions/samples.ts'
import { operatorPort } from '../programs/prometheus-operator.ts'
import { clusters } from '../trees/clusters.ts'
import { podAddresses } from '../world/pod-addresses.ts'
import type { World } from '../world/world.ts'

/** Where an exporter shows its metrics: in the hub, and in the spoke if it runs there. */
interface Places {
  readonly hub: string
  readonly spoke?: string
}

const stateMetrics = `${podAddresses['kube-state-metrics']}:8080`

const places = {
  'kube-state-metrics': { hub: stateMetrics, spoke: stateMetrics },
  'node-exporter': { hub: `${clusters.hub.node.address}:9100`, spoke: `${clusters.spoke.node.address}:9100` },
  // The hub's answers under its pod's address, the spoke's to itself alone.
  'otel-collector': { hub: `${podAddresses['otel-collector']}:8888`, spoke: '127.0.0.1:8888' },
  prometheus: { hub: '127.0.0.1:9090' },
  'prometheus-operator': { hub: `127.0.0.1:${operatorPort}` },
} as const satisfies Partial<Readonly<Record<ExporterName, Places>>>

export type Running = keyof typeof places

/** The exporters that the lab runs; of the others it plays pages made of their catalogues. */
export const running = Object.keys(places) as readonly Running[]

/** What an exporter shows, in every cluster where it runs. */
export const pageOf = (world: World, exporter: Running): string => {
  const { hub, spoke }: Places = places[exporter]
  return [
    fetchIn(world.hub.host, `http://${hub}/metrics`),
    ...(spoke === undefined ? [] : [fetchIn(world.spoke.host, `http://${spoke}/metrics`)]),
  ].join('\n')
}

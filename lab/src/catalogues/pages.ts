import type { ExporterName } from '@fleet/validation/catalogues'
import { fetchIn } from '../expositions/samples.ts'
import { metricsAddresses } from '../world/metrics-addresses.ts'
import type { World } from '../world/world.ts'

/** The exporters that the lab runs; for the others it serves pages from their catalogues. */
export const running = [
  'kube-state-metrics',
  'node-exporter',
  'otel-collector',
  'prometheus',
  'prometheus-operator',
] as const satisfies readonly ExporterName[]

export type Running = (typeof running)[number]

/** An exporter's page in every cluster where it runs. */
export const pageOf = (world: World, exporter: Running): string =>
  (['hub', 'spoke'] as const)
    .flatMap((name) => {
      const addresses: Partial<Readonly<Record<Running, string>>> = metricsAddresses[name]
      const address = addresses[exporter]
      return address === undefined ? [] : [fetchIn(world[name].host, `http://${address}/metrics`)]
    })
    .join('\n')

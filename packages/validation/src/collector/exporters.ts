import type { Path } from '../spot.ts'
import { componentsOf, type Collector } from './collector.ts'
import { otlpHttp, remoteWrite } from './schema.ts'

/** Where a collector pushes one kind of telemetry. */
export interface Push {
  readonly collector: Collector
  readonly sends: 'logs' | 'metrics'
  readonly url: URL
  /** The keys of the endpoint in the configuration. */
  readonly path: Path
  readonly externalLabels?: Readonly<Record<string, string>>
}

export const pushesOf = (collector: Collector): readonly Push[] => [
  ...componentsOf(collector, otlpHttp).map(({ id, value }): Push => ({
    collector,
    sends: 'logs',
    url: new URL(value.endpoint),
    path: ['exporters', id, 'endpoint'],
  })),
  ...componentsOf(collector, remoteWrite).flatMap(({ id, value }): Push[] => {
    const { endpoint, http, external_labels: externalLabels } = value
    const url = http?.endpoint ?? endpoint
    if (url === undefined) return []
    const path = ['exporters', id, ...(http ? ['http'] : []), 'endpoint']
    return [{ collector, sends: 'metrics', url: new URL(url), path, externalLabels }]
  }),
]

import type { Path } from '../../values/location.ts'
import { componentsOf, pipelinesOf, type Collector } from './collector.ts'

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
  ...componentsOf(collector, 'exporters', 'otlp_http').flatMap(({ id, value }): Push[] => {
    const url = URL.parse(value.endpoint ?? '')
    if (!url) return []
    const sends = (['logs', 'metrics'] as const).filter((signal) =>
      pipelinesOf(collector, signal).some(({ exporters }) => exporters.includes(id)),
    )
    return (sends.length > 0 ? sends : (['logs'] as const)).map((signal) => ({
      collector,
      sends: signal,
      url,
      path: ['exporters', id, 'endpoint'],
    }))
  }),
  ...componentsOf(collector, 'exporters', 'prometheus_remote_write').flatMap(({ id, value }): Push[] => {
    const { endpoint, http, external_labels: externalLabels = {} } = value
    const url = URL.parse(http?.endpoint ?? endpoint ?? '')
    if (!url) return []
    const path = ['exporters', id, ...(http ? ['http'] : []), 'endpoint']
    return [{ collector, sends: 'metrics', url, path, externalLabels }]
  }),
]

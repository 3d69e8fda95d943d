import type { Signal } from '../../catalog/charts/chart-contract.ts'
import type { Path } from '../../values/location.ts'
import { textAt, valueAt } from '../../values/value-at.ts'
import { componentsOf, pipelinesOf, type Collector } from './collector.ts'

/** Where a collector exports one kind of telemetry to. */
export interface Export {
  readonly collector: Collector
  readonly signal: Signal
  readonly url: URL
  /** The keys of the endpoint in the configuration. */
  readonly path: Path
  /** Whether a request carries a credential. */
  readonly isAuthenticated: boolean
  /** The headers that a request has beside those of its form, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly externalLabels?: Readonly<Record<string, string>>
}

export const exportsOf = (collector: Collector): readonly Export[] => [
  ...componentsOf(collector, 'exporters', 'otlp_http').flatMap(({ id, value }): Export[] => {
    const url = URL.parse(value.endpoint ?? '')
    if (!url) return []
    const signals = (['logs', 'metrics', 'traces'] as const).filter((signal) =>
      pipelinesOf(collector, signal).some(({ exporters }) => exporters.includes(id)),
    )
    return (signals.length > 0 ? signals : (['logs'] as const)).map((signal) => ({
      collector,
      signal,
      url,
      path: ['exporters', id, 'endpoint'],
      ...sentBy(value),
    }))
  }),
  ...componentsOf(collector, 'exporters', 'prometheus_remote_write').flatMap(({ id, value }): Export[] => {
    const { endpoint, http, external_labels: externalLabels = {} } = value
    const url = URL.parse(http?.endpoint ?? endpoint ?? '')
    if (!url) return []
    const path = ['exporters', id, ...(http ? ['http'] : []), 'endpoint']
    return [
      {
        collector,
        signal: 'metrics',
        url,
        path,
        ...sentBy(http ?? value),
        externalLabels,
      },
    ]
  }),
]

/** A client sends what its authenticator adds, or headers of its own. */
const sentBy = (client: object): Pick<Export, 'isAuthenticated' | 'headers'> => {
  const headers = Object.fromEntries(
    Object.entries(valueAt(client, ['headers']) ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]),
  )
  return {
    isAuthenticated: textAt(client, 'auth', 'authenticator') !== '' || 'authorization' in headers,
    headers,
  }
}

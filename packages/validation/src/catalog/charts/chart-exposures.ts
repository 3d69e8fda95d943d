import type { Path } from '../../values/location.ts'
import { LOKI_COMPONENTS } from './loki-distributed.ts'

/** Where the values of a chart publish a store that asks nobody who they are. */
export interface StoreExposure {
  /** For a sentence: `Prometheus`. */
  readonly store: string
  /** The values that must not be false for there to be such a store. */
  readonly unless: readonly Path[]
  /** The values that, if true, have its callers log in. */
  readonly guards: readonly Path[]
  readonly ingresses: readonly Path[]
  /** Maps of routes of the Gateway API, by their names. */
  readonly routes: readonly Path[]
  readonly services: readonly Path[]
}

/** By the name of the chart. Grafana, which has a login, is not among them. */
export const STORE_EXPOSURES: Readonly<Record<string, readonly StoreExposure[]>> = {
  'kube-prometheus-stack': [
    {
      store: 'Prometheus',
      unless: [['prometheus', 'enabled']],
      guards: [],
      ingresses: [
        ['prometheus', 'ingress'],
        ['prometheus', 'ingressPerReplica'],
        ['prometheus', 'thanosIngress'],
      ],
      routes: [
        ['prometheus', 'route'],
        ['prometheus', 'routePerReplica'],
      ],
      services: [['prometheus', 'service']],
    },
  ],
  loki: [
    {
      store: 'the gateway of Loki',
      unless: [['gateway', 'enabled']],
      guards: [['gateway', 'basicAuth', 'enabled']],
      ingresses: [['gateway', 'ingress']],
      routes: [['gateway', 'route']],
      services: [['gateway', 'service']],
    },
    {
      store: 'Loki',
      unless: [],
      guards: [],
      ingresses: [['ingress']],
      routes: [['route']],
      services: ['singleBinary', ...LOKI_COMPONENTS].map((component) => [component, 'service']),
    },
  ],
  prometheus: [
    {
      store: 'Prometheus',
      unless: [],
      guards: [],
      ingresses: [['server', 'ingress']],
      routes: [['server', 'route']],
      services: [['server', 'service']],
    },
  ],
}

import type { FleetInput } from 'observability-fleet'
import { logs, metrics } from './stores.ts'
import { versions } from './versions.ts'

/** The whole fleet. What it does not state has a default, which `npx observability-fleet explain hub` prints. */
export const fleet: FleetInput = {
  clusters: {
    delta: {
      kubeContext: 'delta',
      nodes: {
        'delta-1': { address: '10.41.0.11', tailnetAddress: '100.81.1.11' },
        'delta-2': { address: '10.41.0.12', tailnetAddress: '100.81.1.12' },
        'delta-3': { address: '10.41.0.13', tailnetAddress: '100.81.1.13' },
      },
    },
    creek: {
      kubeContext: 'creek',
      nodes: { 'creek-1': { address: '10.42.0.5', tailnetAddress: '100.81.2.5' } },
    },
    marsh: {
      kubeContext: 'marsh',
      nodes: {
        'marsh-1': { address: '10.43.0.21', tailnetAddress: '100.81.3.21' },
        'marsh-2': { address: '10.43.0.22', tailnetAddress: '100.81.3.22' },
      },
      // A cluster that is larger than others: one collector would not hold an hour of its metrics.
      seriesBudget: 20_000,
      scrapers: 4,
    },
  },
  versions,
  hub: {
    cluster: 'delta',
    node: 'delta-1',
    metrics,
    logs,
    grafana: { admin: { secret: 'grafana-admin-credentials' } },
    alerting: {
      receivers: { phone: { type: 'pushover' } },
      routes: [{ to: ['phone'] }],
    },
  },
}

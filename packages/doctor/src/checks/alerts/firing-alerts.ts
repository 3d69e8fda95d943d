import type { StoreApi } from '../../live/store-api.ts'

/** An alert that fires. */
export interface FiringAlert {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  /** Since when its expression holds. */
  readonly activeAt: string
}

/** Query of Thanos answers `null` where no alert is active. */
interface Alerts {
  readonly alerts:
    | readonly {
        readonly labels: FiringAlert['labels']
        readonly annotations: FiringAlert['annotations']
        readonly state: string
        readonly activeAt: string
      }[]
    | null
}

/** `none` is what fires always, as a sign of life, or for other alerts. `info` asks for nothing. */
const QUIET = new Set(['none', 'info'])

/** The alerts that fire in Prometheus and ask for something. */
export const firingAlerts = async (prometheus: StoreApi): Promise<readonly FiringAlert[]> =>
  (((await prometheus.data('/api/v1/alerts')) as Alerts).alerts ?? [])
    .filter(({ state, labels }) => state === 'firing' && !QUIET.has(labels['severity'] ?? ''))
    .map(({ labels, annotations, activeAt }) => ({
      name: labels['alertname'] ?? '',
      labels,
      annotations,
      activeAt,
    }))

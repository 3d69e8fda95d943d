import type { GrafanaInput, HubInput } from 'observability-fleet'

/** Dashboards that were made in a Grafana, as it exported them. */
export const dashboards: NonNullable<GrafanaInput['dashboards']> = [
  './dashboards/power.json',
  // Of the harbour's Grafana before this fleet: `npx observability-fleet import dashboard https://…` wrote it.
  { file: './dashboards/restarts.json', folder: 'Kubernetes' },
]

/** Alerts about them, and what they record, as Prometheus reads them. */
export const rules: NonNullable<NonNullable<HubInput['prometheus']>['rules']> = ['./rules/power.yaml']

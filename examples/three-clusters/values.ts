import type { ValuesInput } from 'observability-fleet'

/** What the charts can do and no other field states. */
export const values: ValuesInput = {
  kubePrometheusStack: {
    grafana: {
      'grafana.ini': {
        users: { default_theme: 'light' },
        date_formats: { default_timezone: 'Europe/Berlin' },
      },
    },
  },
  loki: {
    // Two at a time leave the nodes of a home room for everything else.
    loki: { querier: { max_concurrent: 2 } },
  },
}

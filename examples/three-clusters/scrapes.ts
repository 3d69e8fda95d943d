import type { ScrapeInput } from 'observability-fleet'

/** Machines near the harbour, each of them known by its name in the network. */
export const harbourScrapes: Record<string, ScrapeInput> = {
  // Three lines are enough: it may yield any metric.
  nas: {
    targets: ['nas.harbour.example:9100'],
  },
  // Of a home automation the sensors, with a long-lived access token as the bearer.
  'home-assistant': {
    targets: ['assistant.harbour.example:8123'],
    path: '/api/prometheus',
    interval: '1m',
    auth: 'bearer',
    keep: ['homeassistant_sensor_.*', 'homeassistant_last_updated_time_seconds'],
    metrics: ['homeassistant_sensor_temperature_celsius', 'homeassistant_last_updated_time_seconds'],
  },
  // A workload of the inventory, which N8N_METRICS has answer.
  planner: {
    service: { name: 'planner', namespace: 'automation', port: 5678 },
    drop: ['n8n_nodejs_.*'],
  },
}

/** What the power supply of the lamp answered once stands in a file: a query for any other metric is a finding. */
export const lighthouseScrapes: Record<string, ScrapeInput> = {
  power: {
    targets: ['10.32.0.9:9199'],
    metrics: './metrics/power.prom',
  },
}

/** Each pod of the miller's own store, wherever it runs. */
export const millScrapes: Record<string, ScrapeInput> = {
  store: {
    pods: { namespace: 'store', labels: { app: 'store' }, port: 9000 },
    path: '/minio/v2/metrics/node',
    auth: 'bearer',
  },
}

import type { HubInput } from 'observability-fleet'

/** The metrics of all clusters: a bucket keeps them, and three Receives store each new sample. */
export const metrics: Required<HubInput>['metrics'] = {
  store: 'thanos',
  objectStorage: {
    endpoint: 'https://s3.eu-central-1.example.org',
    region: 'eu-central-1',
    bucket: 'delta-metrics',
  },
  // The bucket has a month of every sample, and a year of each hour.
  retention: { raw: '720h', fiveMinutes: '2160h', oneHour: '8760h' },
}

/** The logs of all clusters for a month, twice: each line is in two clusters of VictoriaLogs, on different nodes of the hub. */
export const logs: Required<HubInput>['logs'] = {
  store: 'victoria-logs',
  mode: 'cluster',
  replicas: 2,
  copies: 2,
  retention: '720h',
  volume: '50Gi',
}

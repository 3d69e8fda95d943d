import type { HubInput } from 'observability-fleet'

/** The volumes of the stores. Their class does not change once the claims are made. */
export const metricsVolume: Required<HubInput>['prometheus'] = {
  volume: '5Gi',
  // Copies on other nodes would multiply its writes. Lost metrics are measured again, lost logs are not.
  storageClass: 'local-path',
  retention: '168h',
  retentionSize: '4Gi',
}

export const logsVolume: Required<HubInput>['loki'] = {
  volume: '5Gi',
  storageClass: 'longhorn',
  retention: '2160h',
  objectStorage: {
    endpoint: 'https://s3.eu-central-1.example.org',
    region: 'eu-central-1',
    bucket: 'harbour-logs',
    // Logs of earlier days stay on the volume until their time is over.
    from: '2026-12-15',
  },
}

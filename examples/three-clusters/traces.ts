import type { HubInput } from 'observability-fleet'

/** Spans of all clusters for a week: of one trace in five every span, and of the others those with an error. */
export const traces: Required<HubInput>['traces'] = {
  retention: '168h',
  volume: '20Gi',
  samplingPercentage: 20,
}

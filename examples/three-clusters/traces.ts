import type { HubInput } from 'observability-fleet'

/**
 * Spans of all clusters for a week: of one trace in five every span, and of the others those with an error. Requests are counted of all,
 * up to a hundred kinds on each node.
 */
export const traces: Required<HubInput>['traces'] = {
  retention: '168h',
  volume: '20Gi',
  samplingPercentage: 20,
  spanMetrics: { limit: 100 },
}

/** The alerts that the faults of each test file make fire. A test checks that they are all the committed ones. */
export const covered = {
  silence: ['ClusterLogsAbsent', 'ClusterMetricsAbsent', 'ScrapeJobAbsent'],
  loss: [
    'ClusterLogsAbsent',
    'ClusterMetricsAbsent',
    'CollectorLosesLogs',
    'CollectorLosesMetrics',
    'CollectorRefusesLogs',
    'CollectorRefusesMetrics',
    'ScrapeJobAbsent',
  ],
  gitops: ['FluxNotReconciling', 'FluxResourceNotReady', 'FluxSourceNotFetched'],
  limits: [
    'ClusterLogsAbsent',
    'ClusterNodeNotListed',
    'ClusterSeriesChurn',
    'ClusterSeriesOverBudget',
    'CollectorQueueFilling',
    'CollectorQueueFullSoon',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

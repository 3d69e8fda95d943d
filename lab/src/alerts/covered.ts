/** Which alerts the faults of each test file make fire: all that are committed, as a test holds. */
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
  limits: ['ClusterLogsAbsent', 'ClusterNodeNotListed', 'ClusterSeriesOverBudget', 'CollectorQueueFilling'],
} as const satisfies Readonly<Record<string, readonly string[]>>

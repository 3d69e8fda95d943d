/** Each cluster's budget of active series, which the hub's Prometheus records of every cluster of the inventory. */
export const SERIES_BUDGET = 'cluster:series_budget'

/** The names of the alerts about telemetry itself, by which a dashboard counts those that fire. */
export const TELEMETRY_ALERTS = 'Cluster.+|Collector.+|ScrapeJob.+|TargetDown'

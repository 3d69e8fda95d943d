/** Each cluster's budget of active series, which the hub's Prometheus records of every cluster of the inventory. */
export const SERIES_BUDGET = 'cluster:series_budget'

/**
 * The label with the cluster of every series and log stream. Its value is the cluster's name in the inventory. Metrics
 * get it from the hub's scrape class or a spoke's external labels, logs as a resource attribute that Loki promotes to
 * an index label.
 */
export const CLUSTER_LABEL = 'cluster'

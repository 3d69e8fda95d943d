/**
 * The least memory of an active series in Prometheus, in bytes. 3.14.0 takes 3.0 to 3.2 KiB for each of 50,000 and of
 * 200,000 series with kube-state-metrics' labels, after two minutes of scrapes and without a query. Stale series,
 * queries and remote writes need more: docs/decisions/0035.
 */
export const LEAST_OF_A_SERIES = 3 * 1024

/** Bytes of a sample in a block, index included: 1 to 2 by Prometheus' documentation, 1.3 to 1.8 on measured servers. */
export const BYTES_OF_A_SAMPLE = 1.5

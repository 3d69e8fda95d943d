/** The health check's port, asked by the kubelet on the pod's own address. */
export const HEALTH_PORT = 13133

/** The port of the collector's own metrics. */
export const SELF_METRICS_PORT = 8888

/** The health check's port, asked by the kubelet on the pod's own address. */
export const HEALTH_PORT = 13133

import type { Fleet } from '../fleet/fleet.ts'
import type { Cloudflared } from '../fleet/cluster.ts'

/** A port of a Service inside one cluster. The Service and its clients both derive from it. */
export interface ServicePort {
  readonly name: string
  readonly namespace: string
  readonly port: number
  readonly portName: string
}

/** `name.namespace.svc:port`: a search domain completes it, so it works with any cluster domain. */
export const serviceAddress = ({ name, namespace, port }: ServicePort): string =>
  `${name}.${namespace}.svc:${port}`

/** The full name of a Service in k3s' default cluster domain. */
export const serviceHost = ({ name, namespace }: ServicePort): string =>
  `${name}.${namespace}.svc.cluster.local`

/** The http URL of a Service, from any namespace. */
export const serviceUrl = (service: ServicePort): string => `http://${serviceHost(service)}:${service.port}`

/** k3s runs Traefik here, and reads HelmChartConfig objects nowhere else. */
export const K3S_NAMESPACE = 'kube-system'

export const kubeStateMetricsService = (fleet: Fleet): ServicePort => ({
  name: 'kube-state-metrics',
  namespace: fleet.telemetry.namespace,
  port: 8080,
  portName: 'http-metrics',
})

/** k3s' own Traefik listens for scrapes on its entry point `metrics`, port 9100; its chart makes no Service for it. */
export const traefikMetricsService = (): ServicePort => ({
  name: 'traefik-metrics',
  namespace: K3S_NAMESPACE,
  port: 9100,
  portName: 'metrics',
})

export const cloudflaredMetricsService = ({ namespace }: Cloudflared): ServicePort => ({
  name: 'cloudflared-metrics',
  namespace,
  port: 2000,
  portName: 'metrics',
})

/** A port of a Service inside one cluster. Who makes the Service and who connects to it both derive from here. */
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
export const serviceHost = ({ name, namespace }: Pick<ServicePort, 'name' | 'namespace'>): string =>
  `${name}.${namespace}.svc.cluster.local`

/** The http URL of a Service, from any namespace. */
export const serviceUrl = (service: ServicePort): string => `http://${serviceHost(service)}:${service.port}`

/** The API server of every cluster, from inside. */
export const API_SERVER: ServicePort = {
  name: 'kubernetes',
  namespace: 'default',
  port: 443,
  portName: 'https',
}

/** k3s runs Traefik here, and reads HelmChartConfig objects nowhere else. */
export const K3S_NAMESPACE = 'kube-system'

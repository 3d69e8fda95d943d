/** A port of a Service inside one cluster. Who makes the Service and who connects to it both derive from here. */
export interface ServicePort {
  readonly name: string
  readonly namespace: string
  readonly port: number
  readonly portName: string
}

/** `name.namespace.svc:port`: short enough for a search domain to complete, so it works whatever the cluster's domain is. */
export const serviceAddress = ({ name, namespace, port }: ServicePort): string =>
  `${name}.${namespace}.svc:${port}`

/** The full name of a Service in k3s' default cluster domain. */
export const serviceHost = ({ name, namespace }: ServicePort): string =>
  `${name}.${namespace}.svc.cluster.local`

/** Where a Service is asked by http, whatever namespace the caller is in. */
export const serviceUrl = (service: ServicePort): string => `http://${serviceHost(service)}:${service.port}`

/** k3s runs Traefik here, and reads HelmChartConfig objects nowhere else. */
export const K3S_NAMESPACE = 'kube-system'

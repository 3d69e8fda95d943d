import { at } from '../../values/location.ts'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { NamedPort } from '../../catalog/charts/chart-contract.ts'
import type { ClusterView } from '../cluster-view.ts'
import { configMapFilesAt } from './config-map-file.ts'
import { readGateway, type NginxGateway } from './nginx-gateway.ts'

/** Where nginx looks for its configuration by itself. */
const CONFIGURATION = '/etc/nginx/nginx.conf'

/** What of pods says whether they are a gateway. */
interface NginxPods {
  readonly namespace: string
  readonly spec: IPodSpec
  readonly ports: readonly NamedPort[]
}

/** Pods that run an nginx whose configuration is a ConfigMap of the tree, with what it says. Others as they are. */
export const withGateway = <Of extends NginxPods>(
  cluster: ClusterView,
  pods: Of,
): Of & { readonly gateway?: NginxGateway } => {
  const gateway = gatewayOf(cluster, pods)
  return gateway ? { ...pods, gateway, ports: withListening(pods.ports, gateway) } : pods
}

const gatewayOf = (cluster: ClusterView, { namespace, spec }: NginxPods): NginxGateway | undefined => {
  for (const container of spec.containers)
    for (const { name, key } of configMapFilesAt({ container, pods: { spec } }, CONFIGURATION)) {
      const found = cluster.find('v1/ConfigMap', namespace, name)
      const gateway =
        found &&
        readGateway(found.object.data?.[key], {
          mounts: (container.volumeMounts ?? []).map(({ mountPath }) => mountPath),
          location: at(found, 'data', key),
        })
      if (gateway) return gateway
    }
  return undefined
}

/** The ports that the pods name, and those on which only the configuration listens. */
const withListening = (ports: NginxPods['ports'], { servers }: NginxGateway): NginxPods['ports'] => {
  const named = new Set(ports.map(({ number }) => number))
  const listening = new Set(servers.flatMap((server) => server.ports))
  return [...ports, ...[...listening].filter((number) => !named.has(number)).map((number) => ({ number }))]
}

import {
  InternalError,
  K3S_NAMESPACE,
  SCRAPE_TARGETS,
  type Cluster,
  type Entrance,
  type TraefikEntrance,
  type IngressEntrance,
} from '@fleet/model'
import { selectorLabels } from './labels.ts'
import { NAMES } from './names.ts'
import { fromOther, type Peers } from './network-policy.ts'

/** The pods by which an entrance connects to the services behind it. */
export const fromEntrance = (cluster: Cluster, entrance: Entrance): Peers => {
  if (entrance.kind === 'tunnel') return fromConnector(cluster)
  return entrance.kind === 'HTTPRoute'
    ? fromOther(entrance.controller ?? entrance.gateway.namespace)
    : fromController(entrance)
}

/** Of a controller that the fleet does not know, every pod of the namespace may be one. */
const fromController = ({ controller }: IngressEntrance | TraefikEntrance): Peers =>
  controller === undefined
    ? fromOther(K3S_NAMESPACE, { ...SCRAPE_TARGETS.traefik.podLabels })
    : fromOther(controller)

const fromConnector = ({ cloudflared }: Cluster): Peers => {
  if (!cloudflared) throw new InternalError('a host is reached by a tunnel without a connector')
  return fromOther(cloudflared.namespace, selectorLabels(NAMES.cloudflared))
}

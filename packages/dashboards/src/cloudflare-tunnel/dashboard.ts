import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { domainDetails, domains } from './panels/routers.ts'
import { traefikHealth } from './panels/traefik.ts'
import { atAGlance, tunnelConnections, tunnelTraffic } from './panels/tunnel.ts'
import { routerVariable } from './variables.ts'

/** The path of requests from outside: through the tunnel, then through Traefik to a service. */
export const cloudflareTunnel = (): Dashboard => ({
  uid: DASHBOARD_UID.cloudflareTunnel,
  title: 'Cloudflare Tunnel + Per-Domain Traffic',
  description: 'The tunnels’ health, and the traffic of each of Traefik’s routes, by cluster.',
  tags: ['cloudflare', 'traefik'],
  from: 'now-6h',
  variables: [clusterVariable(), routerVariable()],
  rows: [
    { title: 'At a glance', panels: atAGlance() },
    { title: 'Through the tunnel', panels: tunnelTraffic() },
    { title: 'Domains', panels: domains() },
    { title: 'Traefik', panels: traefikHealth() },
    { title: 'Domains in detail', panels: domainDetails(), isClosed: true },
    { title: 'Connections in detail', panels: tunnelConnections(), isClosed: true },
  ],
})

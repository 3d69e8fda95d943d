import type { Dashboard } from '../dashboard.ts'
import { DASHBOARD_UID } from '../dashboard-uid.ts'
import { clusterVariable } from '../variables/cluster.ts'
import { routerTraffic, topRouters } from './panels/routers.ts'
import { traefikHealth } from './panels/traefik.ts'
import { tunnelConnections, tunnelHealth, tunnelTraffic } from './panels/tunnel.ts'
import { routerVariable } from './variables.ts'

/** The path of requests from outside: through the tunnel, then through Traefik to a service. */
export const cloudflareTunnel = (): Dashboard => ({
  uid: DASHBOARD_UID.cloudflareTunnel,
  title: 'Cloudflare Tunnel + Per-Domain Traffic',
  description: 'The tunnels’ health, and the traffic of each of Traefik’s routers, by cluster.',
  folder: 'Network',
  tags: ['cloudflare', 'traefik'],
  from: 'now-6h',
  variables: [clusterVariable('prometheus'), routerVariable()],
  rows: [
    { title: 'Tunnel', panels: tunnelHealth() },
    { title: 'Requests through the tunnel', panels: tunnelTraffic() },
    { title: 'Domains', panels: [...topRouters(), ...routerTraffic()] },
    { title: 'Connections of the tunnel', panels: tunnelConnections() },
    { title: 'Traefik', panels: traefikHealth() },
  ],
})

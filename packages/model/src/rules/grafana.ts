import { entranceOf } from '../contracts/host-routes.ts'
import { entryOf } from '../fleet/topology.ts'
import type { InventoryRule } from './inventory-rule.ts'

export const requireHostForOidc: InventoryRule = {
  id: 'require-host-for-oidc',
  summary: 'A Grafana whose users log in at a provider has a host.',
  rationale:
    'The provider sends users back to the address that Grafana names. Without a host that is localhost, on the machine of the user.',
  check: ({ hub: { grafana } }) =>
    grafana.oidc === undefined || grafana.host !== undefined
      ? []
      : [
          {
            path: ['hub', 'grafana', 'oidc'],
            message: 'users of Grafana log in at a provider, and hub.grafana has no host',
            impact: 'after the login the provider sends each user to http://localhost:3000',
            fix: 'give hub.grafana a host, at an entrance of the hub',
          },
        ],
}

export const banPublicAnonymous: InventoryRule = {
  id: 'ban-public-anonymous',
  severity: 'warning',
  summary: 'A Grafana that admits everybody is not reached by a tunnel.',
  rationale:
    'Everybody on the Internet would read the logs of all clusters, if no access policy of Cloudflare asks first.',
  check: ({ hub: { cluster, grafana }, clusters }) => {
    const hub = entryOf(clusters, cluster)
    if (grafana.anonymous !== true || grafana.host === undefined || !hub) return []
    return entranceOf(hub, grafana.host)?.kind === 'tunnel'
      ? [
          {
            path: ['hub', 'grafana', 'anonymous'],
            message: 'hub.grafana admits everybody, and its host is at a tunnel',
            impact:
              'everybody on the Internet reads the logs of all clusters, if no access policy of Cloudflare asks first',
            fix: 'remove anonymous, or choose an entrance of your own network',
          },
        ]
      : []
  },
}

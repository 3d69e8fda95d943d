import { gatewayResources } from '../../contracts/gateway-resources.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { millicores } from '../../scalars/quantities.ts'
import { gatewayConnections, gatewayCpu, passesMetrics } from '../gateway.ts'
import type { Limit, Part } from '../part.ts'

/** What nginx has for clients and stores together: two workers. */
const CONNECTIONS = 2 * 4096

/** The proxy in front of the stores. */
export const gatewayPart = (fleet: Fleet): Part => ({
  name: 'gateway',
  pods: 1,
  limits: [
    ...cpu(fleet),
    {
      name: 'connections',
      unit: 'connections',
      has: CONNECTIONS,
      needs: gatewayConnections,
      grows: true,
      by: ['connectionsOfANode'],
    },
  ],
})

/** Without a limit it uses idle cores. */
const cpu = (fleet: Fleet): readonly Limit[] => {
  const { cpu: limit } = gatewayResources(fleet).limits
  if (limit === undefined) return []
  return [
    {
      name: 'CPU',
      field: `hub.${fleet.hub.logs.store === 'loki' ? 'loki' : 'logs'}.gateway.resources.limits.cpu`,
      unit: 'cores',
      has: millicores(limit) / 1000,
      needs: (load) => gatewayCpu(fleet, load),
      grows: true,
      by: [
        'cpuOfAProxiedLine',
        'bytesOfALine',
        ...(passesMetrics(fleet) ? (['cpuOfAProxiedSample'] as const) : []),
      ],
    },
  ]
}

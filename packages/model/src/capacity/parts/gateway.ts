import { isThroughGateway } from '../../contracts/ingest.ts'
import { logSettings } from '../../contracts/victoria-logs.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { millicores } from '../../scalars/quantities.ts'
import { ASSUMPTIONS } from '../assumptions.ts'
import type { Part } from '../part.ts'

/** What nginx has for clients and stores together: two workers. */
const CONNECTIONS = 2 * 4096

/** The proxy in front of the stores. Metrics pass it where the hub asks for credentials, or stores them in Thanos. */
export const gatewayPart = (fleet: Fleet): Part => {
  const { cpu } = logSettings(fleet).gateway.resources.limits
  const takesMetrics = isThroughGateway(fleet)
  return {
    name: 'gateway',
    pods: 1,
    limits: [
      ...(cpu === undefined
        ? []
        : [
            {
              name: 'CPU',
              field: `hub.${fleet.hub.logs.store === 'loki' ? 'loki' : 'logs'}.gateway.resources.limits.cpu`,
              unit: 'cores' as const,
              has: millicores(cpu) / 1000,
              grows: true,
              needs: ({ logs, metrics }) =>
                logs.linesPerSecond * ASSUMPTIONS.cpuOfAProxiedLine.value +
                (takesMetrics ? metrics.samplesPerSecond * ASSUMPTIONS.cpuOfASample.value : 0),
              by: ['cpuOfAProxiedLine', 'bytesOfALine', ...(takesMetrics ? (['cpuOfASample'] as const) : [])],
            } satisfies Part['limits'][number],
          ]),
      {
        name: 'connections',
        unit: 'connections',
        has: CONNECTIONS,
        grows: true,
        needs: ({ nodes }) => nodes * ASSUMPTIONS.connectionsOfANode.value,
        by: ['connectionsOfANode'],
      },
    ],
  }
}

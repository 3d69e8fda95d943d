import { logsRelay } from '../../contracts/logs-relay.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import { bytes } from '../../scalars/quantities.ts'
import { logsRelayNeeds, relayQueueNeed } from '../logs-relay.ts'
import type { Part } from '../part.ts'

/** The relay before two copies of the store of logs. Each of its pods takes all lines while the others are away. */
export const logsRelayParts = (fleet: Fleet): readonly Part[] => {
  const relay = logsRelay(fleet)
  if (!relay) return []
  const { longestOutage } = fleet.telemetry
  return [
    {
      name: 'relay of logs',
      pods: relay.replicas,
      limits: [
        {
          name: 'memory',
          field: 'hub.logs.relay.resources.limits.memory',
          unit: 'bytes',
          has: bytes(relay.memoryLimit),
          grows: true,
          needs: (load) => logsRelayNeeds(load).memory,
          by: ['baseOfRelay', 'bytesOfARelayedLineASecond', 'bytesOfALine'],
        },
        {
          name: `logs of ${longestOutage} for a copy`,
          field: 'hub.logs.relay.queue',
          unit: 'bytes',
          has: relay.queue,
          grows: true,
          needs: ({ logs }) => relayQueueNeed(logs, seconds(longestOutage)),
          by: ['logsOfANode', 'bytesOfAQueuedByte'],
        },
      ],
    },
  ]
}

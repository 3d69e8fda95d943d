import { diskOfLogQueue, memoryOfCollector, neediest } from '../../capacity/collectors.ts'
import { logsLoad } from '../../capacity/load.ts'
import { relayQueueNeed } from '../../capacity/logs-relay.ts'
import { clusterNames, spokeNames } from '../../fleet/topology.ts'
import { seconds } from '../../scalars/durations.ts'
import { bytes } from '../../scalars/quantities.ts'
import { inMebibytes } from '../amounts.ts'
import type { InventoryRule } from '../inventory-rule.ts'

export const requireMemoryForOutage: InventoryRule = {
  id: 'require-memory-for-outage',
  severity: 'warning',
  summary: '`telemetry.collector.memoryLimit` holds the metrics of a spoke for `telemetry.longestOutage`.',
  rationale:
    'Metrics wait for the hub in the memory of the collector that scraped them. At its limit it refuses scrapes.',
  check: (fleet) => {
    const { longestOutage, collector } = fleet.telemetry
    const limit = bytes(collector.memoryLimit)
    return neediest(spokeNames(fleet), (cluster) => memoryOfCollector(fleet, cluster))
      .filter(({ need }) => need > limit)
      .map(({ cluster, need }) => ({
        path: ['telemetry', 'collector', 'memoryLimit'],
        message: `telemetry.collector.memoryLimit ${collector.memoryLimit} does not hold the metrics of ${cluster} for telemetry.longestOutage ${longestOutage}, which take about ${inMebibytes(need)}`,
        impact: `while the hub is out of reach for so long, the collector of ${cluster} refuses scrapes, which are lost`,
        fix: `raise it to about ${inMebibytes(need)} and the container’s limit with it, give ${cluster} more scrapers, shorten longestOutage, or lower its seriesBudget`,
      }))
  },
}

export const requireQueueForOutage: InventoryRule = {
  id: 'require-queue-for-outage',
  severity: 'warning',
  summary: '`telemetry.collector.logQueue` holds the logs of a node for `telemetry.longestOutage`.',
  rationale:
    'Beyond it lines wait in their files, and the kubelet deletes a file that it rotates twice meanwhile.',
  check: (fleet) => {
    const { longestOutage, collector } = fleet.telemetry
    const queue = bytes(collector.logQueue)
    return neediest(clusterNames(fleet), (cluster) => diskOfLogQueue(fleet, cluster))
      .filter(({ need }) => need > queue)
      .map(({ cluster, need }) => ({
        path: ['telemetry', 'collector', 'logQueue'],
        message: `telemetry.collector.logQueue ${collector.logQueue} does not hold the logs of a node of ${cluster} for telemetry.longestOutage ${longestOutage}, which take about ${inMebibytes(need)}`,
        impact:
          'while the hub is out of reach for so long, lines wait in their files, and those that the kubelet rotates away are lost',
        fix: `raise it to about ${inMebibytes(need)}, shorten longestOutage, or state logsPerDay of ${cluster} as it is`,
      }))
  },
}

export const requireRelayQueueForOutage: InventoryRule = {
  id: 'require-relay-queue-for-outage',
  severity: 'warning',
  summary: '`hub.logs.relay.queue` holds the logs of all clusters for `telemetry.longestOutage`.',
  rationale:
    'While one copy of the store of logs is away, its lines wait in the relay. Once that queue is full, the relay takes no lines for the other copy either.',
  check: (fleet) => {
    const { logs } = fleet.hub
    if (logs.store !== 'victoria-logs' || logs.copies === 1 || logs.relay?.queue === undefined) return []
    const { longestOutage } = fleet.telemetry
    const need = relayQueueNeed(logsLoad(fleet), seconds(longestOutage))
    if (need <= bytes(logs.relay.queue)) return []
    return [
      {
        path: ['hub', 'logs', 'relay', 'queue'],
        message: `hub.logs.relay.queue ${logs.relay.queue} does not hold the logs of all clusters for telemetry.longestOutage ${longestOutage}, which take about ${inMebibytes(need)}`,
        impact:
          'while a copy is away for so long, the lines of all clusters wait on their nodes, and the other copy has no new ones',
        fix: `raise it to about ${inMebibytes(need)}, leave it out, shorten longestOutage, or state logsPerDay as it is`,
      },
    ]
  },
}

import type { Fleet } from '../../fleet/fleet.ts'
import { clusterNames, clusterOf, nodeCount, spokeNames } from '../../fleet/topology.ts'
import { bytes } from '../../scalars/quantities.ts'
import { diskOfLogQueue, memoryOfCollector, neediest } from '../collectors.ts'
import type { Part } from '../part.ts'

/** The collector that needs most for its queue of metrics, and those that need most for their queue of logs. */
export const collectorParts = (fleet: Fleet): readonly Part[] => {
  const { longestOutage, collector } = fleet.telemetry
  const ofMetrics = neediest(spokeNames(fleet), (cluster) => memoryOfCollector(fleet, cluster))
  const ofLogs = neediest(clusterNames(fleet), (cluster) => diskOfLogQueue(fleet, cluster))
  return [
    ...ofMetrics.map(({ cluster, need }) => ({
      name: `collector of ${cluster}`,
      pods: 1,
      limits: [
        {
          name: `metrics of ${longestOutage} in memory`,
          field: 'telemetry.collector.memoryLimit',
          unit: 'bytes' as const,
          has: bytes(collector.memoryLimit),
          grows: false,
          needs: () => need,
          by: ['baseOfCollector', 'bytesOfAWaitingSample', 'seriesOfACluster', 'seriesOfANode'] as const,
        },
      ],
    })),
    ...ofLogs.map(({ cluster, need }) => ({
      name: `collectors of ${cluster}`,
      pods: nodeCount(clusterOf(fleet, cluster)),
      limits: [
        {
          name: `logs of ${longestOutage} on disk`,
          field: 'telemetry.collector.logQueue',
          unit: 'bytes' as const,
          has: bytes(collector.logQueue),
          grows: false,
          needs: () => need,
          by: ['logsOfANode', 'bytesOfAQueuedByte'] as const,
        },
      ],
    })),
  ]
}

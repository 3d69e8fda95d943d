import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import { sharedBytes, type Part } from '../part.ts'
import { blocksNeed, prometheusNeeds } from '../prometheus.ts'

/** The one Prometheus that has the metrics of all clusters. */
export const prometheusPart = ({ hub: { prometheus } }: Fleet): Part => {
  const { retention, retentionSize, volume, resources } = prometheus
  const keeps = seconds(retention)
  return {
    name: 'Prometheus',
    pods: 1,
    limits: [
      sharedBytes({
        name: 'memory',
        field: 'hub.prometheus.resources.limits.memory',
        has: resources.limits.memory,
        needs: ({ metrics }) => prometheusNeeds(metrics, keeps).memory,
        by: ['baseOfPrometheus', 'bytesOfASeries', 'roomForQueries'],
      }),
      sharedBytes({
        name: `blocks of ${retention}`,
        field: 'hub.prometheus.retentionSize',
        has: retentionSize,
        needs: ({ metrics }) => blocksNeed(metrics, keeps),
        by: ['bytesOfASample', 'seriesOfNodeExporter'],
      }),
      sharedBytes({
        name: 'volume',
        field: 'hub.prometheus.volume',
        has: volume,
        needs: ({ metrics }) => prometheusNeeds(metrics, keeps).disk,
        by: ['bytesOfASample', 'bytesOfASampleInTheHead', 'seriesOfNodeExporter'],
      }),
    ],
  }
}

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
      sharedBytes(
        'memory',
        'hub.prometheus.resources.limits.memory',
        resources.limits.memory,
        ({ metrics }) => prometheusNeeds(metrics, keeps).memory,
        ['baseOfPrometheus', 'bytesOfASeries', 'roomForQueries'],
      ),
      sharedBytes(
        `blocks of ${retention}`,
        'hub.prometheus.retentionSize',
        retentionSize,
        ({ metrics }) => blocksNeed(metrics, keeps),
        ['bytesOfASample', 'seriesOfNodeExporter'],
      ),
      sharedBytes(
        'volume',
        'hub.prometheus.volume',
        volume,
        ({ metrics }) => prometheusNeeds(metrics, keeps).disk,
        ['bytesOfASample', 'bytesOfASampleInTheHead', 'seriesOfNodeExporter'],
      ),
    ],
  }
}

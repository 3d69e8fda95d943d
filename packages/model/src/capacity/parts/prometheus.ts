import type { Fleet } from '../../fleet/fleet.ts'
import { seconds } from '../../scalars/durations.ts'
import { bytes } from '../../scalars/quantities.ts'
import { blocksNeed, prometheusNeeds } from '../metrics-stores.ts'
import type { Part } from '../part.ts'

export const prometheusPart = ({ hub: { prometheus } }: Fleet): Part => {
  const keeps = seconds(prometheus.retention)
  return {
    name: 'Prometheus',
    pods: 1,
    limits: [
      {
        name: 'memory',
        field: 'hub.prometheus.resources.limits.memory',
        unit: 'bytes',
        has: bytes(prometheus.resources.limits.memory),
        grows: true,
        needs: ({ metrics }) => prometheusNeeds(metrics, keeps).memory,
        by: ['baseOfPrometheus', 'bytesOfASeries', 'roomForQueries'],
      },
      {
        name: `blocks of ${prometheus.retention}`,
        field: 'hub.prometheus.retentionSize',
        unit: 'bytes',
        has: bytes(prometheus.retentionSize),
        grows: true,
        needs: ({ metrics }) => blocksNeed(metrics, keeps),
        by: ['bytesOfASample', 'seriesOfNodeExporter'],
      },
      {
        name: 'volume',
        field: 'hub.prometheus.volume',
        unit: 'bytes',
        has: bytes(prometheus.volume),
        grows: true,
        needs: ({ metrics }) => prometheusNeeds(metrics, keeps).disk,
        by: ['bytesOfASample', 'bytesOfASampleInTheHead', 'seriesOfNodeExporter'],
      },
    ],
  }
}

import { inSeconds, receiveReplicas, thanosStore } from '../../contracts/thanos.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import type { FleetLoad } from '../load.ts'
import { sharedBytes, type Part } from '../part.ts'
import { thanosNeeds } from '../thanos.ts'

/** The parts of Thanos, where it stores the metrics. */
export const thanosParts = (fleet: Fleet): readonly Part[] => {
  const store = thanosStore(fleet)
  const { metrics } = fleet.hub
  if (!store || metrics.store !== 'thanos') return []
  const receives = receiveReplicas(fleet, metrics)
  const needs = ({ metrics: load }: FleetLoad) => thanosNeeds(load, receives, inSeconds(metrics.retention))
  const { receive, storeGateway, compactor, query, ruler } = store
  return [
    {
      name: 'Thanos Receive',
      pods: receives.replicas,
      limits: [
        sharedBytes(
          'memory',
          'hub.metrics.receive.resources.limits.memory',
          receive.resources.limits.memory,
          (load) => needs(load).receive.memory,
          ['baseOfPrometheus', 'bytesOfASeries', 'roomForQueries'],
        ),
        sharedBytes(
          'volume',
          'hub.metrics.receive.volume',
          receive.volume,
          (load) => needs(load).receive.disk,
          ['bytesOfASample', 'bytesOfASampleInTheHead', 'seriesOfNodeExporter'],
        ),
      ],
    },
    {
      name: 'Thanos Store Gateway',
      pods: 1,
      limits: [
        sharedBytes(
          'memory',
          'hub.metrics.storeGateway.resources.limits.memory',
          storeGateway.resources.limits.memory,
          (load) => needs(load).storeGateway.memory,
          ['baseOfThanos', 'cachesOfStoreGateway', 'bytesOfAServedSeries'],
        ),
        sharedBytes(
          'volume',
          'hub.metrics.storeGateway.volume',
          storeGateway.volume,
          (load) => needs(load).storeGateway.disk,
          ['bytesOfAnIndexHeader', 'youngBlocks'],
        ),
      ],
    },
    {
      name: 'Thanos Compactor',
      pods: 1,
      limits: [
        sharedBytes(
          'memory',
          'hub.metrics.compactor.resources.limits.memory',
          compactor.resources.limits.memory,
          (load) => needs(load).compactor.memory,
          ['baseOfThanos', 'bytesOfACompactedSeries'],
        ),
        sharedBytes(
          'volume',
          'hub.metrics.compactor.volume',
          compactor.volume,
          (load) => needs(load).compactor.disk,
          ['bytesOfASample', 'seriesOfNodeExporter'],
        ),
      ],
    },
    {
      name: 'Thanos Query',
      pods: store.query.replicas,
      limits: [
        sharedBytes(
          'memory',
          'hub.metrics.query.resources.limits.memory',
          query.resources.limits.memory,
          (load) => needs(load).query.memory,
          ['baseOfThanos', 'bytesOfAQueriedSeries'],
        ),
      ],
    },
    {
      name: 'Thanos Ruler',
      pods: 1,
      limits: [
        sharedBytes(
          'memory',
          'hub.metrics.ruler.resources.limits.memory',
          ruler.resources.limits.memory,
          (load) => needs(load).ruler.memory,
          ['baseOfThanos', 'bytesOfARuledSeries'],
        ),
      ],
    },
  ]
}

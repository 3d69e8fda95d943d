import { inSeconds, thanosStore, type Thanos } from '../../contracts/thanos.ts'
import { namesTenants } from '../../contracts/tenants.ts'
import type { Fleet } from '../../fleet/fleet.ts'
import { ASSUMPTIONS, type AssumptionName } from '../assumptions/index.ts'
import type { FleetLoad } from '../load.ts'
import type { Need } from '../need.ts'
import { sharedBytes, type Limit, type Part } from '../part.ts'
import { secondsOfAPanel, thanosNeeds } from '../thanos.ts'

/** The parts of Thanos, where it stores the metrics. */
export const thanosParts = (fleet: Fleet): readonly Part[] => {
  const store = thanosStore(fleet)
  if (!store) return []
  const needsOf =
    (part: PartName) =>
    ({ metrics: load }: FleetLoad): Need =>
      thanosNeeds(load, store, inSeconds(store.retention))[part]
  const ofTenants = (part: PartName): readonly AssumptionName[] =>
    namesTenants(fleet) ? (OF_TENANTS[part] ?? []) : []
  return PARTS.map(({ part, name, memory, disk }) => ({
    name: `Thanos ${name}`,
    pods: podsOf(store, part),
    limits: [
      memoryLimit(part, store, needsOf(part), [...memory, ...ofTenants(part)]),
      ...(disk && isOnVolume(part) ? [volumeLimit(part, store, needsOf(part), disk)] : []),
      ...(part === 'query' ? [PANEL_LIMIT] : []),
    ],
  }))
}

type PartOnVolume = 'receive' | 'storeGateway' | 'compactor'
type PartName = PartOnVolume | 'query' | 'ruler'

interface Described {
  readonly part: PartName
  readonly name: string
  readonly memory: readonly AssumptionName[]
  readonly disk?: readonly AssumptionName[]
}

const PARTS: readonly Described[] = [
  {
    part: 'receive',
    name: 'Receive',
    memory: ['baseOfPrometheus', 'bytesOfASeries', 'roomForQueries'],
    disk: ['bytesOfASample', 'bytesOfASampleInTheHead', 'seriesOfNodeExporter'],
  },
  {
    part: 'storeGateway',
    name: 'Store Gateway',
    memory: ['baseOfThanos', 'cachesOfStoreGateway', 'bytesOfAServedSeries'],
    disk: ['bytesOfAnIndexHeader', 'youngBlocks'],
  },
  {
    part: 'compactor',
    name: 'Compactor',
    memory: ['baseOfThanos', 'bytesOfACompactedSeries'],
    disk: ['bytesOfASample', 'seriesOfNodeExporter'],
  },
  { part: 'query', name: 'Query', memory: ['baseOfThanos', 'bytesOfAQueriedSeries'] },
  { part: 'ruler', name: 'Ruler', memory: ['baseOfThanos', 'bytesOfARuledSeries'] },
]

/** What else their memory is by, where each cluster has a tenant. */
const OF_TENANTS: Readonly<Partial<Record<PartName, readonly AssumptionName[]>>> = {
  receive: ['bytesOfATenant'],
  storeGateway: ['bytesOfABlock', 'youngBlocks'],
}

const isOnVolume = (part: PartName): part is PartOnVolume => part !== 'query' && part !== 'ruler'

const podsOf = ({ replicas, query }: Thanos, part: PartName): number => {
  if (part === 'receive') return replicas
  return part === 'query' ? query.replicas : 1
}

/** A panel of all clusters reads more as they join; one of a single cluster stays as fast. */
const PANEL_LIMIT: Limit = {
  name: 'a day on a panel',
  unit: 'seconds',
  has: ASSUMPTIONS.longestQuery.value,
  needs: ({ metrics }) => secondsOfAPanel(metrics),
  grows: true,
  by: ['longestQuery', 'shareOfAPanel', 'millisecondsOfAQueriedSeries'],
}

type NeedOf = (load: FleetLoad) => Need

const memoryLimit = (part: PartName, store: Thanos, needOf: NeedOf, by: Limit['by']): Limit =>
  sharedBytes({
    name: 'memory',
    field: `hub.metrics.${part}.resources.limits.memory`,
    has: store[part].resources.limits.memory,
    needs: (load) => needOf(load).memory,
    by,
  })

const volumeLimit = (part: PartOnVolume, store: Thanos, needOf: NeedOf, by: Limit['by']): Limit =>
  sharedBytes({
    name: 'volume',
    field: `hub.metrics.${part}.volume`,
    has: store[part].volume,
    needs: (load) => needOf(load).disk,
    by,
  })

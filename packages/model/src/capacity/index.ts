export { ASSUMPTIONS, type Assumption, type AssumptionName } from './assumptions.ts'
export { capacityOf, MOST_CLUSTERS, type Capacity, type CapacityRow } from './capacity-of.ts'
export type { StoreEnd } from './ends.ts'
export { logsLoad, metricsLoad, type LogsLoad, type MetricsLoad } from './load.ts'
export {
  lokiComponentNeeds,
  lokiNeeds,
  lokiReplicas,
  victoriaLogsNeeds,
  victoriaLogsRouterNeeds,
  type LokiComponent,
} from './log-stores.ts'
export { leastMemoryForSeries } from './prometheus.ts'
export { LOCAL_DAYS } from './thanos.ts'
export { containerFor, memoryFor, volumeFor, type Need } from './need.ts'

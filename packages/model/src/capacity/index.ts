export { ASSUMPTIONS, type Assumption } from './assumptions.ts'
export { logsLoad, metricsLoad, type LogsLoad, type MetricsLoad } from './load.ts'
export {
  lokiComponentNeeds,
  lokiNeeds,
  lokiReplicas,
  victoriaLogsNeeds,
  victoriaLogsRouterNeeds,
  type LokiComponent,
} from './log-stores.ts'
export {
  bucketNeeds,
  compactorNeeds,
  prometheusNeeds,
  queryNeeds,
  receiveNeeds,
  rulerNeeds,
  storeGatewayNeeds,
  type ReceiveReplicas,
  type Resolutions,
} from './metrics-stores.ts'
export { containerFor, memoryFor, volumeFor, type Need } from './need.ts'

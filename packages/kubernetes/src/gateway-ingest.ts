import { logsIngestService, type Fleet } from '@fleet/model'
import { ingestPolicy } from './ingest-policy.ts'
import { NAMES } from './names.ts'
import { fromNamespace } from './network-policy.ts'
import { ingestService } from './services.ts'

/** The pods of the hub that use the gateway: its own collector pushes, Grafana reads. */
const PUSHER_AND_READER = [NAMES.opentelemetryCollector, NAMES.grafana] as const

/** The node port to which the spokes push lines, and who reaches the gateway behind it. */
export const gatewayIngest = (fleet: Fleet) => {
  const ingest = logsIngestService(fleet)
  return [ingestService(ingest), ingestPolicy(fleet, ingest, fromNamespace([...PUSHER_AND_READER]))]
}

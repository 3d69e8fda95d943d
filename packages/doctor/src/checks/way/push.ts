import {
  isHub,
  logsIngest,
  logsIngestService,
  metricsIngest,
  metricsIngestService,
  spanMetricsOf,
  tracesIngest,
  tracesIngestService,
  traceStore,
  type ClusterName,
  type Fleet,
  type IngestService,
} from '@fleet/model'
import type { Signal } from '@fleet/topology/pushes'
import type { Symptom } from '../../diagnosis.ts'

export { signalsOf, type Signal } from '@fleet/topology/pushes'

const INGESTS: Readonly<Record<Signal, (fleet: Fleet) => IngestService>> = {
  logs: logsIngestService,
  metrics: metricsIngestService,
  traces: tracesIngestService,
}

/** The Service of the hub through which a signal of the spokes enters. */
export const ingestOf = (fleet: Fleet, signal: Signal): IngestService => INGESTS[signal](fleet)

/**
 * Where the collectors of a cluster push a signal to, as the inventory states it. Of the hub there are only metrics of spans, for
 * Prometheus scrapes it.
 */
export const endpointOf = (fleet: Fleet, cluster: ClusterName, signal: Signal): string | undefined => {
  const store = traceStore(fleet)
  if (signal === 'logs') return logsIngest(fleet, cluster).endpoint
  if (signal === 'traces') return store && tracesIngest(fleet, cluster, store).endpoint
  return isHub(fleet, cluster) && !spanMetricsOf(fleet) ? undefined : metricsIngest(fleet, cluster).endpoint
}

/** How findings name what goes from a cluster to a store. */
export const pushSubject = (signal: Signal): string => `push of ${signal}`

/** What else follows. */
const MISSING: Readonly<Record<Signal, readonly Symptom[]>> = {
  logs: [{ check: 'line-arrives' }],
  metrics: [{ check: 'job-arrives' }],
  traces: [{ check: 'span-arrives' }],
}

/** What follows where a signal does not arrive; of one cluster, or of all. */
export const silenceOf = (signal: Signal, cluster?: ClusterName): readonly Symptom[] =>
  [
    { check: 'push-arrives', subject: pushSubject(signal) },
    ...MISSING[signal],
    { check: 'queue-has-room', subject: queueSubject(signal) },
  ].map((symptom) => ({ ...symptom, ...(cluster !== undefined && { cluster }) }))

export const queueSubject = (signal: Signal): string => `queue of ${signal}`

import {
  isHub,
  logsIngest,
  logsIngestService,
  metricsIngest,
  metricsIngestService,
  type ClusterName,
  type Fleet,
  type IngestService,
} from '@fleet/model'
import type { Signal } from '@fleet/topology/pushes'
import type { Symptom } from '../../diagnosis.ts'

export type { Signal } from '@fleet/topology/pushes'

export const SIGNALS = ['logs', 'metrics'] as const satisfies readonly Signal[]

/** The Service of the hub through which a signal of the spokes enters. */
export const ingestOf = (fleet: Fleet, signal: Signal): IngestService =>
  signal === 'logs' ? logsIngestService(fleet) : metricsIngestService(fleet)

/** Where the collectors of a cluster push a signal to, as the inventory states it; nothing for metrics of the hub, which are scraped there. */
export const endpointOf = (fleet: Fleet, cluster: ClusterName, signal: Signal): string | undefined => {
  if (signal === 'logs') return logsIngest(fleet, cluster).endpoint
  return isHub(fleet, cluster) ? undefined : metricsIngest(fleet, cluster).endpoint
}

/** How findings name what goes from a cluster to a store. */
export const pushSubject = (signal: Signal): string => `push of ${signal}`

/** What follows where a signal does not arrive; of one cluster, or of all. */
export const silenceOf = (signal: Signal, cluster?: ClusterName): readonly Symptom[] =>
  [
    { check: 'push-arrives', subject: pushSubject(signal) },
    ...(signal === 'logs' ? [{ check: 'line-arrives' }] : [{ check: 'job-arrives' }]),
    { check: 'queue-has-room', subject: queueSubject(signal) },
  ].map((symptom) => ({ ...symptom, ...(cluster !== undefined && { cluster }) }))

export const queueSubject = (signal: Signal): string => `queue of ${signal}`

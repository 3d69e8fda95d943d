import { JOB, type ClusterName, type Duration } from '@fleet/model'
import type { Evidence } from '../../diagnosis.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { StoreApi } from '../../live/store-api.ts'

/** What the collectors of a cluster say that they read and delivered; nothing where they say nothing. */
export interface WordOfCollectors {
  readonly read: number | undefined
  readonly sent: number | undefined
  readonly evidence: readonly Evidence[]
}

const COUNTERS = {
  read: 'otelcol_receiver_accepted_log_records',
  sent: 'otelcol_exporter_sent_log_records',
} as const

/** Lines that a cluster's collectors read and sent, by their own counters. */
export const wordOfCollectors = async (
  prometheus: StoreApi,
  cluster: ClusterName,
  since: Duration,
): Promise<WordOfCollectors> => {
  const [read, sent] = await Promise.all(
    [COUNTERS.read, COUNTERS.sent].map(async (counter) => {
      const query = `sum by (cluster) (increase(${counter}{job="${JOB.collector}"}[${since}]))`
      const samples = await ifAsked(prometheus.query(query))
      return { query, value: samples?.find(({ labels }) => labels['cluster'] === cluster)?.value }
    }),
  )
  const evidence = [read, sent].flatMap((one) =>
    one === undefined
      ? []
      : [{ asked: one.query, seen: one.value === undefined ? 'nothing' : `${Math.round(one.value)} lines` }],
  )
  return { read: read?.value, sent: sent?.value, evidence }
}

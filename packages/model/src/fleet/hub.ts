import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { Duration } from '../scalars/durations.ts'
import { CalendarDay } from '../scalars/images.ts'
import { DnsLabel, SecretKey } from '../scalars/names.ts'
import { NodePort } from '../scalars/ports.ts'
import { ByteQuantity, SeriesCount } from '../scalars/quantities.ts'
import { Resources } from './resources.ts'

/** The retention and the volume of one store. */
const Store = { retention: Duration, volume: ByteQuantity, resources: Resources }

/** The cluster that runs Grafana, Loki and Prometheus, and how the others reach it. */
export const Hub = exactObject({
  cluster: DnsLabel,
  /** The node whose tailnet address the spokes push to; optional where the cluster has only one. */
  node: z.exactOptional(DnsLabel),
  ingest: exactObject({
    logs: exactObject({ nodePort: NodePort }),
    metrics: exactObject({ nodePort: NodePort }),
  }),
  prometheus: exactObject({
    ...Store,
    /** The size at which old blocks are deleted early: on a local-path volume nothing else limits the disk. */
    retentionSize: ByteQuantity,
    /** The default budget of active series of each cluster. Memory is sized by the sum of all budgets. */
    seriesBudget: SeriesCount,
  }),
  loki: exactObject({
    ...Store,
    /**
     * The bytes that the pods of each cluster write to their logs in a day, before compression; for a cluster of other
     * habits, its own field. Without it, an amount for each node is assumed.
     */
    logsPerDay: z.exactOptional(ByteQuantity),
    /** The day from which schema v13 applies. It must not change after logs are stored under it. */
    schemaFrom: CalendarDay,
    gateway: exactObject({ resources: Resources }),
  }),
  grafana: exactObject({
    admin: exactObject({ secret: DnsLabel, userKey: SecretKey, passwordKey: SecretKey }),
    resources: Resources,
  }),
})
export type Hub = z.output<typeof Hub>

import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { Duration } from '../scalars/durations.ts'
import { CalendarDay } from '../scalars/images.ts'
import { DnsLabel, SecretKey } from '../scalars/names.ts'
import { NodePort } from '../scalars/ports.ts'
import { ByteQuantity, SeriesCount } from '../scalars/quantities.ts'
import { Resources } from './resources.ts'

/** What one store keeps, for how long, on how much disk. */
const Store = { retention: Duration, volume: ByteQuantity, resources: Resources }

/** The cluster that runs Grafana, Loki and Prometheus, and how the others reach it. */
export const Hub = exactObject({
  cluster: DnsLabel,
  /** The node whose tailnet address the spokes push to; may be left out where the cluster has only one. */
  node: z.exactOptional(DnsLabel),
  ingest: exactObject({
    logs: exactObject({ nodePort: NodePort }),
    metrics: exactObject({ nodePort: NodePort }),
  }),
  prometheus: exactObject({
    ...Store,
    /** The size at which old blocks go before their time: on a local-path volume nothing else stops the disk from filling. */
    retentionSize: ByteQuantity,
    /** What each cluster may have of active series, unless it states a `seriesBudget` of its own. Memory is sized by their sum. */
    seriesBudget: SeriesCount,
  }),
  loki: exactObject({
    ...Store,
    /** The day from which schema v13 holds. It must never be changed once logs are stored under it. */
    schemaFrom: CalendarDay,
    gateway: exactObject({ resources: Resources }),
  }),
  grafana: exactObject({
    admin: exactObject({ secret: DnsLabel, userKey: SecretKey, passwordKey: SecretKey }),
    resources: Resources,
  }),
})
export type Hub = z.output<typeof Hub>

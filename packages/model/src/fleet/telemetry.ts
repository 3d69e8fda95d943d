import type { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { eachInterval } from '../scrape-targets/index.ts'
import { Resources } from './resources.ts'

/** How telemetry is collected, the same in every cluster. */
export const Telemetry = exactObject({
  /** The namespace of everything that observes. */
  namespace: DnsLabel,
  scrapeIntervals: exactObject(eachInterval(Duration)),
  /** How long the hub may be out of reach before a spoke loses metrics. Their queue is in memory, so it is sized by this. */
  longestOutage: Duration,
  collector: exactObject({
    resources: Resources,
    /** The heap at which the collector refuses new data; below the container's limit, or the kernel kills it first. */
    memoryLimit: ByteQuantity,
    /** Disk on each node for log batches that wait for the hub. */
    logQueue: ByteQuantity,
  }),
  nodeExporter: exactObject({ resources: Resources }),
  kubeStateMetrics: exactObject({ resources: Resources }),
})
export type Telemetry = z.output<typeof Telemetry>

import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { eachInterval } from '../scrape-targets/index.ts'
import { Resources } from './resources.ts'

/** Inventories of versions that did not scrape Flux state none. */
const DEFAULT_FLUX_INTERVAL = '30s'

export const Telemetry = named(
  exactObject({
    namespace: field(DnsLabel, 'The namespace of everything that observes, in each cluster.', 'monitoring'),
    scrapeIntervals: field(
      exactObject({
        ...eachInterval(field(Duration, 'How often this target is scraped, at most every 2m.', '30s')),
        flux: field(
          z.prefault(Duration, DEFAULT_FLUX_INTERVAL),
          `How often Flux’ controllers are scraped, at most every 2m. By default ${DEFAULT_FLUX_INTERVAL}.`,
          DEFAULT_FLUX_INTERVAL,
        ),
      }),
      'The interval of each scrape target, the same in every cluster.',
    ),
    longestOutage: field(
      Duration,
      'How long the hub may be out of reach before a spoke loses metrics. Their queue is in memory, so it is sized by this.',
      '1h',
    ),
    collector: field(
      exactObject({
        resources: field(Resources, 'Those of the collector on each node.'),
        memoryLimit: field(
          ByteQuantity,
          'The heap at which the collector refuses new data: at most 80 % of the container’s limit, or the kernel kills it first.',
          '600Mi',
        ),
        logQueue: field(ByteQuantity, 'Disk on each node for batches of logs that wait for the hub.', '1Gi'),
      }),
      'The OpenTelemetry Collector, which runs on each node.',
    ),
    nodeExporter: field(
      exactObject({ resources: field(Resources, 'Those of the exporter on each node.') }),
      'The node-exporter, which measures a node’s hardware.',
    ),
    kubeStateMetrics: field(
      exactObject({ resources: field(Resources, 'Those of the exporter, one for each cluster.') }),
      'kube-state-metrics, which measures the objects of a cluster.',
    ),
    doctorAccount: field(
      z.prefault(z.boolean(), false),
      'Whether each cluster has the ServiceAccount `fleet-doctor`, which may read what `doctor` asks, of Secrets nothing. By default there is none, and `doctor` asks with your own rights.',
      true,
    ),
  }),
  'TelemetryInput',
  { description: 'How telemetry is collected, the same in every cluster.' },
)
export type Telemetry = z.output<typeof Telemetry>

import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { DnsLabel } from '../scalars/names.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { eachInterval } from '../scrape-targets/index.ts'
import { Resources } from './resources.ts'

/** The interval of each target that has no other one. */
const DEFAULT_INTERVAL = '30s'

const interval = (value: string) =>
  withDefault(Duration, value, 'How often this target is scraped, at most every 2m.')

export const Telemetry = named(
  exactObject({
    namespace: withDefault(
      DnsLabel,
      'monitoring',
      'The namespace of everything that observes, in each cluster.',
    ),
    scrapeIntervals: withDefault(
      exactObject({
        ...eachInterval(interval(DEFAULT_INTERVAL)),
        // They change within seconds, and have few series.
        nodeExporter: interval('15s'),
        traefik: interval('15s'),
      }),
      {},
      'The interval of each scrape target, the same in every cluster.',
    ),
    longestOutage: withDefault(
      Duration,
      '1h',
      'How long the hub may be out of reach before a spoke loses metrics. Their queue is in memory, so it is sized by this.',
    ),
    collector: withDefault(
      exactObject({
        // An hour's scrapes of a small cluster take up to 450 MiB while they wait for the hub: docs/decisions/0008.
        resources: withDefault(
          Resources,
          { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '768Mi' } },
          'Those of the collector on each node.',
        ),
        memoryLimit: withDefault(
          ByteQuantity,
          '600Mi',
          'The heap at which the collector refuses new data: at most 80 % of the container’s limit, or the kernel kills it first.',
        ),
        logQueue: withDefault(
          ByteQuantity,
          '1Gi',
          'Disk on each node for batches of logs that wait for the hub.',
        ),
      }),
      {},
      'The OpenTelemetry Collector, which runs on each node.',
    ),
    nodeExporter: withDefault(
      exactObject({
        resources: withDefault(
          Resources,
          { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '100m', memory: '64Mi' } },
          'Those of the exporter on each node.',
        ),
      }),
      {},
      'The node-exporter, which measures a node’s hardware.',
    ),
    kubeStateMetrics: withDefault(
      exactObject({
        resources: withDefault(
          Resources,
          { requests: { cpu: '20m', memory: '32Mi' }, limits: { cpu: '100m', memory: '128Mi' } },
          'Those of the exporter, one for each cluster.',
        ),
      }),
      {},
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
export type TelemetryInput = z.input<typeof Telemetry>

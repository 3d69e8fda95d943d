import { z } from 'zod/mini'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import { Duration } from '../scalars/durations.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { Resources } from './resources.ts'
import { SpanMetrics } from './span-metrics.ts'
import { ownStorageClass } from './storage-class.ts'

/** All of them. */
const EVERY_TRACE = 100

export const Traces = named(
  exactObject({
    retention: withDefault(Duration, '72h', 'How long it keeps a span.'),
    volume: withDefault(ByteQuantity, '5Gi', 'The size of its claim.'),
    storageClass: ownStorageClass,
    resources: withDefault(
      Resources,
      { requests: { cpu: '50m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      'Those of its container.',
    ),
    samplingPercentage: withDefault(
      wholeNumber(1, EVERY_TRACE),
      EVERY_TRACE,
      'Of how many traces in a hundred every span is kept. The collectors of all clusters choose by the trace’s id, so they choose the same traces. Of the others only spans with an error are kept.',
      10,
    ),
    queue: withDefault(
      ByteQuantity,
      '256Mi',
      'Disk on each node for spans that wait for the hub. When it is full, collectors refuse new spans.',
    ),
    spanMetrics: field(
      z.exactOptional(SpanMetrics),
      'Metrics of the services, made of their spans, whose points lead to traces. Their series come on top of each cluster’s `seriesBudget`. By default there are none.',
      {},
    ),
  }),
  'TracesInput',
  {
    description:
      'The store of traces: a Jaeger on the hub. With it the collectors of each cluster take OTLP from the pods of their node.',
  },
)
export type Traces = z.output<typeof Traces>

/** The share of traces that is kept, where it is not all of them. */
export const sampledShare = ({ samplingPercentage }: Traces): number | undefined =>
  samplingPercentage < EVERY_TRACE ? samplingPercentage : undefined

import type { z } from 'zod/mini'
import { exactObject, wholeNumber } from '../scalars/checked.ts'
import { named, withDefault } from '../scalars/described.ts'

export const SpanMetrics = named(
  exactObject({
    limit: withDefault(
      wholeNumber(1, 10_000),
      200,
      'How many kinds of requests the collector of each node counts apart: those of one name, service, namespace, kind and status are one. What comes beyond is counted together, without a name.',
      500,
    ),
  }),
  'SpanMetricsInput',
  {
    description:
      'Requests, errors and durations of the services, counted from the spans that enter or leave them, before a sample is taken.',
  },
)
export type SpanMetrics = z.output<typeof SpanMetrics>

/** The upper bounds of the buckets of durations, in milliseconds: from what a cache answers to what hangs. */
export const SPAN_BUCKETS = [10, 50, 100, 250, 500, 1000, 2500, 10_000] as const

/** Beside the buckets of one kind of request: the last one, the sum, the count, and the counter of requests. */
const OTHERS_OF_A_KIND = 4

/** The most series that a node’s collector makes of spans. What is beyond the limit is one kind more. */
export const spanSeriesOfNode = ({ limit }: SpanMetrics): number =>
  (limit + 1) * (SPAN_BUCKETS.length + OTHERS_OF_A_KIND)

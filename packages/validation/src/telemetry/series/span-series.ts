import { CLUSTER_LABEL } from '@fleet/model'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { secondsOf } from '../../values/durations.ts'
import type { Location } from '../../values/location.ts'
import { remembered } from '../../values/remembered.ts'
import { componentsOf, pipelinesOf, type Collector } from '../collectors/collector.ts'
import { collectorsOf } from '../collectors/collectors-of.ts'
import type { SpanMetricsConnector } from '../collectors/span-metrics-config.ts'
import { forwardOf } from '../jobs/forward.ts'
import type { Forward } from '../jobs/scrape-job.ts'
import { valuesOf, type Labels } from '../relabel/labels.ts'
import type { Series } from './series.ts'

/** What a connector makes of the spans of its collector, as a remote write sends it. */
export interface SpanSeries {
  readonly collector: Collector
  /** Of the connector. */
  readonly id: string
  readonly series: readonly Series[]
  /** The most series of one collector; nothing where nothing limits them. */
  readonly limit: number | undefined
  readonly location: Location
}

/** The metrics of spans of a cluster that reach the hub. */
export const spanSeriesOf = remembered((cluster: ClusterView): readonly SpanSeries[] =>
  collectorsOf(cluster).readable.flatMap((collector) =>
    componentsOf(collector, 'connectors', 'span_metrics').flatMap(({ id, value }) =>
      pipelinesOf(collector, 'metrics')
        .filter(({ receivers }) => receivers.includes(id))
        .flatMap((pipeline) => {
          const forward = forwardOf(collector, pipeline)
          if (!forward) return []
          const location = collector.location('connectors', id)
          const kinds = kindsOf(value, forward)
          return [
            {
              collector,
              id,
              series: kinds.map((kind) => seriesOf(kind, value, forward, location)),
              limit: limitOf(collector, id, value, kinds),
              location,
            },
          ]
        }),
    ),
  ),
)

/** A metric of the connector, and how many series one combination of its dimensions has. */
interface Kind {
  readonly metric: string
  readonly labels: Labels
  readonly times: number
}

/** The connector's own. */
const DEFAULTS = { namespace: 'traces.span.metrics', buckets: 16, interval: 60 } as const

const UNITS: Readonly<Record<string, string>> = { s: 'seconds', ms: 'milliseconds' }

const kindsOf = (connector: SpanMetricsConnector, { rename }: Forward): readonly Kind[] => {
  const { namespace = DEFAULTS.namespace, histogram = {}, calls_dimensions: ofCalls = [] } = connector
  const named = (name: string, suffix: string): string =>
    [...(namespace === '' ? [] : [namespace]), name].join('_').replaceAll(/\W/g, '_') +
    (rename ? `_${suffix}` : '')
  const calls = { metric: named('calls', 'total'), labels: labelsOf(connector, ofCalls), times: 1 }
  if (histogram.disable === true) return [calls]
  const duration = named('duration', UNITS[histogram.unit ?? 'ms'] ?? '')
  const labels = labelsOf(connector, histogram.dimensions ?? [])
  // A native histogram is one series.
  if (histogram.exponential) return [calls, { metric: duration, labels, times: 1 }]
  const buckets = histogram.explicit?.buckets?.length ?? DEFAULTS.buckets
  return [
    calls,
    { metric: `${duration}_bucket`, labels: new Map([...labels, ['le', 'any']]), times: buckets + 1 },
    { metric: `${duration}_sum`, labels, times: 1 },
    { metric: `${duration}_count`, labels, times: 1 },
  ]
}

const any = 'any' satisfies LabelValues

/** What every span has. */
const OWN: readonly (readonly [string, LabelValues])[] = [
  ['service.name', any],
  ['span.name', any],
  [
    'span.kind',
    new Set(
      ['INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER', 'UNSPECIFIED'].map(
        (kind) => `SPAN_KIND_${kind}`,
      ),
    ),
  ],
  ['status.code', new Set(['UNSET', 'OK', 'ERROR'].map((code) => `STATUS_CODE_${code}`))],
  ['collector.instance.id', any],
]

type Dimensions = NonNullable<SpanMetricsConnector['dimensions']>

const labelsOf = (
  {
    dimensions = [],
    exclude_dimensions: excluded = [],
    aggregation_cardinality_limit: limit = 0,
  }: SpanMetricsConnector,
  more: Dimensions,
): Labels =>
  new Map(
    [
      ...OWN.filter(([attribute]) => !excluded.includes(attribute)),
      ...[...dimensions, ...more].flatMap(({ name }) => (name === undefined ? [] : [[name, any] as const])),
      ...(limit > 0 ? [['otel.metric.overflow', new Set(['', 'true'])] as const] : []),
    ].map(([attribute, values]) => [attribute.replaceAll(/\W/g, '_'), values]),
  )

const seriesOf = (
  { metric, labels: own }: Kind,
  { metrics_flush_interval: interval }: SpanMetricsConnector,
  { relabel }: Forward,
  origin: Location,
): Series => {
  const labels = relabel(new Map([['job', any], ['instance', any], ...own]))
  return {
    metric,
    type: 'counter',
    labels,
    cluster: onlyValue(labels, CLUSTER_LABEL),
    job: onlyValue(labels, 'job'),
    boundFormat: 'collector',
    interval: secondsOf(interval) ?? DEFAULTS.interval,
    origin,
  }
}

const onlyValue = (labels: Labels, label: string): string => {
  const values = valuesOf(labels, label)
  return values === 'any' ? '' : ([...values][0] ?? '')
}

/**
 * The limit is for each metric of each resource, and what is beyond it is one combination more. There is one resource where all that it
 * is known by is the same for all spans of the collector.
 */
const limitOf = (
  collector: Collector,
  id: string,
  {
    aggregation_cardinality_limit: limit = 0,
    resource_metrics_key_attributes: keys = [],
  }: SpanMetricsConnector,
  kinds: readonly Kind[],
): number | undefined => {
  const isConstant = (key: string): boolean =>
    pipelinesOf(collector, 'traces')
      .filter(({ exporters }) => exporters.includes(id))
      .every(({ processors }) => setsAttribute(collector, processors, key))
  return limit > 0 && keys.length > 0 && keys.every(isConstant)
    ? (limit + 1) * kinds.reduce((sum, { times }) => sum + times, 0)
    : undefined
}

const setsAttribute = (collector: Collector, processors: readonly string[], wanted: string): boolean =>
  componentsOf(collector, 'processors', 'resource').some(
    ({ id, value }) =>
      processors.includes(id) &&
      value.attributes.some(
        ({ key, action, value: set }) => key === wanted && action === 'upsert' && set !== undefined,
      ),
  )

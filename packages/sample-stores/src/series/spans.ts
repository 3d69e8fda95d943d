import { SPAN_BUCKETS, SPAN_METRIC, SPAN_METRICS_JOB, spanMetricsOf } from '@fleet/model'
import { NAME, type Labels } from '../evaluation/labels.ts'
import type { StoredSeries } from '../promql/stored-series.ts'
import type { SampleCluster, World } from '../world/world.ts'
import { counting } from './counters.ts'
import { histogramPart } from './histogram.ts'
import { sampled } from './sample-times.ts'
import { intervalOf, targetIn } from './target.ts'
import { routesOf, type Route } from './traffic.ts'

const PARTS = ['bucket', 'sum', 'count'].map((part) => `${SPAN_METRIC.duration}_${part}`)

/** What collectors count of spans, of a fleet in which they do. */
export const spanMetricNames = ({ fleet }: World): readonly string[] =>
  spanMetricsOf(fleet) ? [SPAN_METRIC.calls, ...PARTS] : []

/** The requests of a service: the name of a span, its kind, the share of all, and how slow it is. */
const REQUESTS = [
  { name: 'GET /', kind: 'SERVER', share: 0.7, slowness: 1 },
  { name: 'POST /api', kind: 'SERVER', share: 0.2, slowness: 2.5 },
  { name: 'SELECT', kind: 'CLIENT', share: 1.4, slowness: 0.2 },
] as const

/** Of the requests, by the status of their span. */
const STATUSES = [
  { status: 'UNSET', share: 0.992 },
  { status: 'ERROR', share: 0.008 },
] as const

const BOUNDS: readonly string[] = [...SPAN_BUCKETS.map((bound) => String(bound / 1000)), '+Inf']

/** The series of one of these metrics: of each service that answers by HTTP, on the node of its first pod. */
export const spanSeries = (metric: string, world: World): readonly StoredSeries[] =>
  spanMetricNames(world).includes(metric)
    ? world.clusters.flatMap((cluster) =>
        routesOf(cluster).flatMap((route) => seriesOfService(metric, cluster, route, world)),
      )
    : []

const seriesOfService = (
  metric: string,
  cluster: SampleCluster,
  { workload: { namespace, name, pods }, rate, median }: Route,
  world: World,
): readonly StoredSeries[] => {
  const target = targetIn(cluster)({
    exporter: 'otel-collector',
    interval: intervalOf(world, 'collector'),
    labels: { job: SPAN_METRICS_JOB, instance: pods[0]?.node.name ?? '' },
  })
  return REQUESTS.flatMap((request) =>
    STATUSES.flatMap(({ status, share }) => {
      const own: Labels = {
        service_name: name,
        k8s_namespace_name: namespace,
        span_name: request.name,
        span_kind: `SPAN_KIND_${request.kind}`,
        status_code: `STATUS_CODE_${status}`,
      }
      const key = `${cluster.name} ${Object.values(own).join(' ')}`
      const count = counting(
        { world, target, subject: { labels: own }, labels: own, key },
        rate * request.share * share,
      )
      const spread = { median: median * request.slowness, factor: 2.6 }
      const bounds = metric.endsWith('_bucket') ? BOUNDS : [undefined]
      return bounds.map((le) => ({
        labels: { [NAME]: metric, ...target.labels, ...own, ...(le !== undefined && { le }) },
        samples: sampled(
          target,
          world,
          metric === SPAN_METRIC.calls ? count : histogramPart(metric, le, spread, count),
        ),
      }))
    }),
  )
}

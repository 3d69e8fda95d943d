import { scrapeTargets } from '@fleet/model'
import type { Matcher, Selector } from '../expr.ts'
import type { Quantity } from './quantity.ts'

/** Metrics whose names do not say in what they are measured, or say it wrongly. */
const BY_NAME: Readonly<Record<string, Quantity>> = Object.fromEntries(
  scrapeTargets.flatMap(({ units = {} }) => Object.entries(units)),
)

/** Kubernetes' API counts every resource by one metric: the label names it. */
const BY_RESOURCE =
  /^kube_(?:pod_(?:init_)?container_resource|node_status_(?:allocatable|capacity)|resourcequota)/

export const isByResource = ({ metric }: Selector): boolean => BY_RESOURCE.test(metric?.text ?? '')

const OF_RESOURCE: Readonly<Record<string, Quantity>> = {
  memory: 'bytes',
  ephemeral_storage: 'bytes',
  cpu: 'number',
  pods: 'number',
}

/** Exporters that follow Prometheus' conventions: a name of theirs without a unit at its end counts things. */
const CONVENTIONAL = new RegExp(
  `^(?:up$|ALERTS|prometheus_|loki_|${scrapeTargets.flatMap(({ prefixes }) => prefixes).join('|')})`,
)

/** Units of which Grafana has more than are distinguished here. */
const OTHER_UNITS = /_(?:celsius|hertz|volts|amps|amperes|joules|watts|rpm|meters|grams)(?:_|$)/

/** In the order in which they are tried, for each allows the ends of its sort. */
const BY_END: readonly (readonly [RegExp, Quantity])[] = [
  [
    /(?:_time_seconds|_timestamp_seconds|_timestamp|_created|_start_time|_completion_time|_deletion_timestamp)$/,
    'seconds since 1970',
  ],
  [/_milliseconds(?:_total|_sum|_bucket)?$/, 'milliseconds'],
  [/_seconds(?:_total|_sum|_bucket)?$/, 'seconds'],
  [/_bytes(?:_total|_sum|_bucket)?$/, 'bytes'],
  [/_ratio$/, 'share'],
  [/_percent$/, 'percent'],
  [/(?:_total|_count|_info)$/, 'number'],
]

/** What a metric counts, by its name; nothing where the name does not show it. */
export const quantityOfMetric = ({ metric, matchers }: Selector): Quantity | undefined => {
  const name = metric?.text ?? ''
  const known = BY_NAME[name]
  if (known) return known
  if (BY_RESOURCE.test(name)) return OF_RESOURCE[valueOf(matchers, 'resource') ?? '']
  const ended = BY_END.find(([end]) => end.test(name))
  if (ended) return ended[1]
  return CONVENTIONAL.test(name) && !OTHER_UNITS.test(name) ? 'number' : undefined
}

const valueOf = (matchers: readonly Matcher[], label: string): string | undefined =>
  matchers.find((matcher) => matcher.label.text === label && matcher.op === '=')?.value.value

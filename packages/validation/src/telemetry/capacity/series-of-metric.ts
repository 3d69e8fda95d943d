import type { Exposition, Metric } from '../../catalog/metrics/catalogue.ts'
import recorded from '../../catalog/capacity/recorded-node-exporter.json' with { type: 'json' }
import { ASSUMED, PER_OBJECT } from '../../catalog/capacity/assumptions.ts'
import { isOfMachine, type Unit } from '../../catalog/capacity/units.ts'

/** How many series a metric has for each of what it is counted by. */
export interface Share {
  readonly unit: Unit
  readonly times: number
}

const RECORDED: Readonly<Record<string, string>> = recorded.series

/** The metrics of an exporter that there are series of at rest, or may be. */
export const metricsAtRest = ({ exporter, names }: Exposition): readonly string[] => {
  if (exporter === recorded.exporter) return Object.keys(RECORDED)
  const { rare } = ASSUMED[exporter] ?? {}
  return rare ? names().filter((name) => !rare.test(name)) : names()
}

/** How many series an exporter has of such a metric: as it was recorded, or by its labels. */
export const shareOf = (exporter: string, metric: Metric): Share =>
  exporter === recorded.exporter ? asRecorded(metric.name) : byLabels(exporter, metric)

/** What a small machine without special hardware did not show is not counted. */
const asRecorded = (name: string): Share => {
  const [times = '0', unit = 'target'] = (RECORDED[name] ?? '').split(' ')
  return { unit: isOfMachine(unit as Unit) ? (unit as Unit) : 'target', times: Number(times) }
}

const byLabels = (exporter: string, { name, labels }: Metric): Share => {
  const {
    values = {},
    only = [],
    buckets = DEFAULT_BUCKETS,
    countsObjects,
    reconciles,
  } = ASSUMED[exporter] ?? {}
  if (reconciles && labels.has('kind')) return { unit: reconciles, times: labels.has('le') ? buckets : 1 }
  const unit = countsObjects ? PER_OBJECT.find(({ label }) => labels.has(label)) : undefined
  const times = only.find(([metrics]) => metrics.test(name))?.[1]
  return {
    unit:
      unit === undefined
        ? 'target'
        : unit.label === 'container' && name.includes('_init_')
          ? 'initContainer'
          : unit.unit,
    times: times ?? combinations(labels, values, buckets),
  }
}

const combinations = (
  labels: Metric['labels'],
  values: Readonly<Record<string, number>>,
  buckets: number,
): number => {
  let product = 1
  for (const [label, held] of labels)
    product *= label === 'le' ? buckets : (values[label] ?? (held === 'any' ? (OPEN[label] ?? 1) : held.size))
  return product
}

/** Those of client libraries: eleven and the last, infinite one. */
const DEFAULT_BUCKETS = 12

/** In any exporter: the quantiles of Go's garbage collector. */
const OPEN: Readonly<Record<string, number>> = { quantile: 5 }

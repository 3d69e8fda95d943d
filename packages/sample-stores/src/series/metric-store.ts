import { NAME, type Labels } from '../evaluation/labels.ts'
import type { MetricStore, StoredSeries } from '../promql/stored-series.ts'
import type { World } from '../world/world.ts'
import { expositionBy, madeSeries } from './made-series.ts'
import { RECORDED_METRICS, recordedSeries } from './recorded.ts'
import { sampled, whileUp } from './sample-times.ts'
import { SCRAPE_METRICS, scrapeValue } from './scrape.ts'
import { spanMetricNames, spanSeries } from './spans.ts'
import type { Target } from './target.ts'
import { targetsOf } from './targets.ts'

/** All series of a world, made metric by metric when one is asked for. */
export const metricStore = (world: World): MetricStore => {
  const targets = targetsOf(world)
  const made = new Map<string, readonly StoredSeries[]>()
  let names: readonly string[] | undefined
  return {
    names: () => (names ??= [...namesOf(targets), ...spanMetricNames(world)].toSorted()),
    of: (metric) => {
      const known = made.get(metric) ?? [
        ...recordedSeries(metric, world),
        ...spanSeries(metric, world),
        ...targets.flatMap((target) => seriesOf(metric, target, world)),
      ]
      made.set(metric, known)
      return known
    },
    typeOf: (metric) => (spanMetricNames(world).includes(metric) ? 'counter' : typeOf(metric, targets)),
  }
}

/** Metrics that no exporter gives out. */
const WITHOUT_EXPORTER: readonly string[] = [...SCRAPE_METRICS, ...RECORDED_METRICS]

const typeOf = (metric: string, targets: readonly Target[]): string | undefined => {
  if (WITHOUT_EXPORTER.includes(metric)) return 'gauge'
  const [type] = targets.flatMap(({ exporter }) => expositionBy(exporter).find(metric)?.type ?? [])
  return type === 'info' ? 'gauge' : type
}

const namesOf = (targets: readonly Target[]): readonly string[] => {
  const names = targets.flatMap(({ exporter, keeps }) =>
    expositionBy(exporter)
      .names()
      .filter((name) => keeps?.(name) ?? true),
  )
  return [...new Set([...names, ...WITHOUT_EXPORTER])]
}

const seriesOf = (metric: string, target: Target, world: World): readonly StoredSeries[] => {
  if (SCRAPE_METRICS.some((name) => name === metric))
    return [
      {
        labels: { [NAME]: metric, ...target.labels },
        samples: sampled(target, world, scrapeValue(metric, target, world)),
      },
    ]
  const found = target.keeps?.(metric) === false ? undefined : expositionBy(target.exporter).find(metric)
  if (!found) return []
  return madeSeries(target, found, world).map(({ labels, value }) => ({
    labels: labelsOf(metric, target, labels),
    samples: sampled(target, world, whileUp(target, world, value)),
  }))
}

/** The exporter's own labels stand before those of its target: `honorLabels`, or none has the same name. */
const labelsOf = (metric: string, target: Target, own: Labels): Labels => ({
  [NAME]: metric,
  ...target.labels,
  ...own,
})

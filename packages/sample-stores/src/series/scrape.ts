import { downtimeOf } from '../world/events/down-exporter.ts'
import { wave, waveAt } from '../world/wave.ts'
import type { World } from '../world/world.ts'
import { expositionBy } from './made-series.ts'
import type { ValueAt } from './subject.ts'
import type { Target } from './target.ts'

/** What Prometheus or a collector adds to each scrape. */
export const SCRAPE_METRICS = [
  'scrape_duration_seconds',
  'scrape_samples_post_metric_relabeling',
  'scrape_samples_scraped',
  'scrape_series_added',
  'up',
] as const

export const scrapeValue = (metric: string, target: Target, world: World): ValueAt => {
  const { machine, exporter, labels } = target
  const isDown = downtimeOf(exporter === 'node-exporter' ? machine : undefined, world)
  const isUp = (time: number): boolean => !isDown(time)
  if (metric === 'up') return (time) => Number(isUp(time))
  const key = `${metric} ${Object.values(labels).join(' ')}`
  const level = metric === 'scrape_duration_seconds' ? 0.03 : expositionBy(exporter).names().length * 1.4
  const moving = wave(level, key, 0.01, metric === 'scrape_duration_seconds' ? 0.4 : 0.004)
  if (metric === 'scrape_series_added') return () => 0
  return (time) => {
    if (!isUp(time)) return 0
    return metric === 'scrape_duration_seconds' ? waveAt(moving, time) : Math.round(waveAt(moving, time))
  }
}

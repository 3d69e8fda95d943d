import { downtimeOf } from '../world/events/down-exporter.ts'
import { lossesOf } from '../world/events/outage.ts'
import { hash } from '../world/hash.ts'
import type { World } from '../world/world.ts'
import { firstAfter } from '../promql/windows.ts'
import type { Samples } from '../promql/stored-series.ts'
import type { ValueAt } from './subject.ts'
import type { Target } from './target.ts'

/** When a target is scraped: once in each interval, some whole seconds after its beginning. */
const phaseOf = ({ labels: { cluster = '', job = '', instance = '' }, interval }: Target): number =>
  Math.floor(hash(`${cluster} ${job} ${instance} phase`) * interval)

/** A dashboard asks for the same hours with each of its queries. What is longer is not remembered. */
const MOST_REMEMBERED = 4000

interface Scrapes extends Samples {
  readonly after: number
  readonly until: number
}

/** Samples of a value at the scrapes of its target. Where the series ends, one without a value says so. */
export const sampled = (
  target: Target,
  world: World,
  value: ValueAt,
): ((after: number, until: number) => Samples) => {
  const take = scrapesOf(target, world, value)
  let last: Scrapes | undefined
  return (after, until) => {
    const isKnown = last !== undefined && last.after <= after && last.until >= until
    const taken = isKnown && last ? last : take(after - target.interval, until)
    if (taken.times.length <= MOST_REMEMBERED) last = taken
    return within(taken, after, until)
  }
}

const within = ({ times, values }: Samples, after: number, until: number): Samples => {
  const from = firstAfter(times, after)
  const to = firstAfter(times, until)
  return from === 0 && to === times.length
    ? { times, values }
    : { times: times.slice(from, to), values: values.slice(from, to) }
}

const scrapesOf = (target: Target, world: World, value: ValueAt) => {
  const { interval, cluster } = target
  const phase = phaseOf(target)
  const isLost = lossesOf(cluster.name, world)
  return (after: number, until: number): Scrapes => {
    const times: number[] = []
    const values: (number | undefined)[] = []
    const first = Math.floor((after - phase) / interval) + 1
    for (let scrape = first; scrape * interval + phase <= until; scrape += 1) {
      const time = scrape * interval + phase
      if (isLost(time)) continue
      times.push(time)
      values.push(value(time))
    }
    return { times, values, after, until }
  }
}

/** A target that is down gives only `up`. */
export const whileUp = (target: Target, world: World, value: ValueAt): ValueAt => {
  if (target.exporter !== 'node-exporter') return value
  const isDown = downtimeOf(target.machine, world)
  return (time) => (isDown(time) ? undefined : value(time))
}

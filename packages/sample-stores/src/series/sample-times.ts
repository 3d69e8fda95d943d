import { isDown } from '../world/events/down-exporter.ts'
import { isLost } from '../world/events/outage.ts'
import { hash } from '../world/hash.ts'
import type { World } from '../world/world.ts'
import type { Samples } from '../promql/stored-series.ts'
import type { ValueAt } from './subject.ts'
import type { Target } from './target.ts'

/** When a target is scraped: once in each interval, some whole seconds after its beginning. */
const phaseOf = ({ labels: { cluster = '', job = '', instance = '' }, interval }: Target): number =>
  Math.floor(hash(`${cluster} ${job} ${instance} phase`) * interval)

/** Samples of a value at the scrapes of its target. Where the series ends, one without a value says so. */
export const sampled =
  (target: Target, world: World, value: ValueAt) =>
  (after: number, until: number): Samples => {
    const { interval } = target
    const phase = phaseOf(target)
    const times: number[] = []
    const values: (number | undefined)[] = []
    const first = Math.floor((after - phase) / interval) + 1
    for (let scrape = first; scrape * interval + phase <= until; scrape += 1) {
      const time = scrape * interval + phase
      if (isLost(target.cluster.name, time, world)) continue
      times.push(time)
      values.push(value(time))
    }
    return { times, values }
  }

/** A target that is down gives only `up`. */
export const whileUp = (target: Target, world: World, value: ValueAt): ValueAt => {
  const { machine } = target
  if (!machine || target.exporter !== 'node-exporter') return value
  return (time) => (isDown(machine, time, world) ? undefined : value(time))
}

import type { Figures } from '../results/measured.ts'
import { fitLine, type Estimate, type Line } from './line.ts'
import { memoryOf, type Memory } from './memory.ts'
import type { SimulatedFleet } from './simulated-fleet.ts'

/** The sizes that a store grows through: the clusters of the simulated fleet, and the series of each. */
export interface Sizes {
  readonly clusters: readonly number[]
  readonly series: number
}

/** Four sizes up to a number of clusters that `pnpm lab --clusters` states, by default 20 small ones. */
export const sizes = (): Sizes => {
  const stated = process.env['FLEET_LAB_CLUSTERS']
  const most = stated === undefined ? 20 : Number(stated)
  return {
    clusters: [1, 2, 3, 4].map((quarter) => Math.ceil((most * quarter) / 4)),
    series: stated === undefined ? 1000 : 10_000,
  }
}

/** The size that the issue asks about. */
export const WANTED = { clusters: 200, series: 2_000_000 } as const

/** The share of the machine's memory that programs under measurement may take: other work must go on. */
const MOST_MEMORY = 12 * 2 ** 30

/** How a program's memory grew with its series. */
export interface Growth {
  readonly live: Line
  readonly resident: Line
  readonly largest: Memory
}

/** Samples of each series at each size. */
const passes = 2

/**
 * Grows a fleet through its sizes, and measures the programs that store it.
 * @throws before they take too much of the machine's memory
 * @returns the growth of each program
 */
export const grow = async (
  fleet: SimulatedFleet,
  urls: readonly string[],
  clusters: readonly number[],
): Promise<readonly Growth[]> => {
  const seen: (readonly Memory[])[] = []
  let now = Date.now() - 3 * 3600_000
  for (const to of clusters) {
    for (let pass = 0; pass < passes; pass += 1) {
      now += 60_000
      await fleet.send([now], 0, to)
    }
    const memories = await Promise.all(urls.map(memoryOf))
    seen.push(memories)
    const resident = memories.reduce((sum, memory) => sum + memory.resident, 0)
    if (resident > MOST_MEMORY) throw new Error(`${to} clusters take ${resident} bytes: state fewer`)
  }
  return urls.map((_, index) => {
    const points = seen.map((memories) => memories[index] ?? { series: 0, live: 0, resident: 0 })
    return {
      live: fitLine(points.map(({ series, live }) => ({ x: series, y: live }))),
      resident: fitLine(points.map(({ series, resident }) => ({ x: series, y: resident }))),
      largest: points.at(-1) ?? { series: 0, live: 0, resident: 0 },
    }
  })
}

export const inBytes = ({ value, error }: Estimate): string => `${Math.round(value)} ± ${Math.round(error)} B`

export const inGibibytes = ({ value, error }: Estimate): string =>
  `${(value / 2 ** 30).toFixed(1)} ± ${(error / 2 ** 30).toFixed(1)} GiB`

/** The figures of a growth for the results, with what the line says of a size. */
export const figuresOf = ({ live, resident, largest }: Growth, series: number): Figures => ({
  'series at most': String(largest.series),
  'live memory of a series': inBytes(live.slope),
  'resident memory of a series': inBytes(resident.slope),
  [`live with ${Math.round(series)} series`]: inGibibytes(live.at(series)),
  [`resident with ${Math.round(series)} series`]: inGibibytes(resident.at(series)),
})

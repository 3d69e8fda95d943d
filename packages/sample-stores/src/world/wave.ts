import { hash } from './hash.ts'

/** A number that goes up and down by the hour of the day, with smaller waves on it. Times are in seconds since 1970. */
export interface Wave {
  readonly mean: number
  readonly parts: readonly Part[]
}

interface Part {
  /** Of the mean. */
  readonly height: number
  /** Radians in a second. */
  readonly speed: number
  readonly phase: number
}

const DAY = 86_400
const TURN = 2 * Math.PI

/** At three in the night everybody sleeps, and in the afternoon most is done. */
const PHASE_OF_DAY = -TURN * (9 / 24)

/** Periods of the smaller waves in seconds, and how much of the unrest each takes. */
const UNREST: readonly (readonly [period: number, share: number])[] = [
  [4 * 3600, 0.4],
  [47 * 60, 0.35],
  [9 * 60, 0.25],
]

/** With shares of the mean: by how much it follows the day, and by how much it is restless. Together they are less than 1. */
export const wave = (mean: number, name: string, day = 0.3, unrest = 0.2): Wave => ({
  mean,
  parts: [
    { height: day, speed: TURN / DAY, phase: PHASE_OF_DAY + (hash(`${name} day`) - 0.5) * 0.8 },
    ...UNREST.map(([period, share], index) => ({
      height: unrest * share,
      speed: TURN / (period * (0.9 + 0.2 * hash(`${name} period ${index}`))),
      phase: TURN * hash(`${name} phase ${index}`),
    })),
  ],
})

export const waveAt = ({ mean, parts }: Wave, time: number): number => {
  let sum = 1
  for (const { height, speed, phase } of parts) sum += height * Math.sin(speed * time + phase)
  return mean * sum
}

/** What a wave adds up to since a time: a counter whose rate it is. */
export const waveTotal = ({ mean, parts }: Wave, since: number): ((time: number) => number) => {
  const swings = parts.map(({ height, speed, phase }) => ({ size: height / speed, speed, phase }))
  const begin = swings.reduce(
    (sum, { size, speed, phase }) => sum + size * Math.cos(speed * since + phase),
    0,
  )
  return (time) => {
    let sum = time - since + begin
    for (const { size, speed, phase } of swings) sum -= size * Math.cos(speed * time + phase)
    return mean * sum
  }
}

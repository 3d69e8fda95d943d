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
  [4 * 3600, 0.35],
  [47 * 60, 0.3],
  [11 * 60, 0.2],
  [3 * 60, 0.15],
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

/** What a wave adds up to from one time to another: a counter whose rate it is. */
export const waveTotal = ({ mean, parts }: Wave, since: number, time: number): number => {
  let sum = time - since
  for (const { height, speed, phase } of parts)
    sum += (height / speed) * (Math.cos(speed * since + phase) - Math.cos(speed * time + phase))
  return mean * sum
}

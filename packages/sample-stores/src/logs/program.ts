export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'unknown'

/** What a line is made of: its time, and numbers from 0 to 1 that are its own. */
export interface Moment {
  /** Seconds since 1970. */
  readonly time: number
  readonly chance: (name: number) => number
}

export interface Message {
  readonly level: Level
  /** How often, compared with the others of its program. */
  readonly weight: number
  readonly text: (moment: Moment) => string
}

/** What a program writes to its log. */
export interface Program {
  /** Lines in a second, on average. */
  readonly rate: number
  readonly messages: readonly Message[]
  /** `stderr` is where many write all of their lines. */
  readonly stream: 'stdout' | 'stderr'
}

export const choose = (list: readonly string[], chance: number): string =>
  list[Math.floor(chance * list.length)] ?? ''

export const whole = (least: number, most: number, chance: number): number =>
  Math.floor(least + (most - least + 1) * chance)

/** As RFC 3339 writes it. */
export const iso = (time: number): string => new Date(time * 1000).toISOString()

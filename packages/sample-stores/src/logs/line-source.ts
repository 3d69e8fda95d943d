import { hash, hashOf } from '../world/hash.ts'
import { wave, waveAt } from '../world/wave.ts'
import type { Message, Moment, Program } from './program.ts'

/** Lines of one program in one container, while it writes any. */
export interface LineSource {
  readonly key: string
  readonly program: Program
  readonly isActive: (time: number) => boolean
}

export interface MadeLine {
  readonly time: number
  readonly message: Message
  readonly moment: Moment
  readonly stream: Program['stream']
}

/** A line may be in each of its source's slots of time, the likelier the busier the hour is: so a line depends on its slot alone. */
export const linesOf = (source: LineSource, after: number, until: number): MadeLine[] => {
  const { key, program } = source
  const seed = Math.floor(hash(key) * 2 ** 32)
  const slot = 1 / (BUSIEST * program.rate)
  const busy = wave(1, `${key} lines`, 0.35, 0.45)
  const lines: MadeLine[] = []
  for (let place = Math.floor(after / slot); place * slot <= until; place += 1) {
    const time = Math.floor((place + hashOf(seed, place)) * slot * 1e6) / 1e6
    const isThere = hashOf(seed + 1, place) * BUSIEST < waveAt(busy, time)
    if (!isThere || time <= after || time > until || !source.isActive(time)) continue
    const message = chosen(program.messages, hashOf(seed + 2, place))
    if (message)
      lines.push({
        time,
        message,
        moment: { time, chance: (name) => hashOf(seed + 2 + name, place) },
        stream: program.stream,
      })
  }
  return lines
}

/** How many times its mean a wave may reach. */
const BUSIEST = 1.8

const chosen = (messages: readonly Message[], chance: number): Message | undefined => {
  let left = chance * messages.reduce((sum, { weight }) => sum + weight, 0)
  return messages.find(({ weight }) => (left -= weight) <= 0) ?? messages.at(-1)
}

import { setTimeout as pause } from 'node:timers/promises'
import { nanosecondsNow } from './clock.ts'
import type { ContainerLog } from './container-log.ts'
import { criLine } from './cri.ts'

/** Numbered lines, and the number of written ones. */
export interface LogWriter {
  /** The number of written lines: their ids are 1 to this. */
  readonly written: () => number
  /** The length of a line's text, in bytes. */
  readonly bytes: number
  /** A text in every line, by which a store finds them. */
  readonly mark: string
  /** Writes so many lines at once, each container in turn. */
  readonly write: (count: number) => void
  /** Writes at a steady rate, and makes up for delays of a busy machine. */
  readonly writeFor: (seconds: number, linesPerSecond: number) => Promise<void>
  /** The next line, for a test that writes it itself. */
  readonly next: () => Buffer
}

export interface LineShape {
  /** The length of a line's text, in bytes. */
  readonly bytes?: number
  /** The error of the node's clock, in milliseconds. */
  readonly clockError?: number
}

const tick = 20
const words = 'level=info msg="GET /api/v1/items" status=200 duration=12.5ms user=somebody path=/var/lib '

let writers = 0

/** Lines with an id each, from 1 on, into the logs of containers. */
export const logWriter = (
  logs: readonly ContainerLog[],
  { bytes = 120, clockError = 0 }: LineShape = {},
): LogWriter => {
  writers += 1
  const mark = `lab-writer-${writers}-`
  const filling = words.repeat(Math.ceil(bytes / words.length))
  let count = 0
  const next = (): Buffer => {
    count += 1
    const id = `${mark}${count} `
    const time = nanosecondsNow() + BigInt(clockError) * 1_000_000n
    return criLine(id + filling.slice(0, Math.max(0, bytes - id.length)), time)
  }
  const write = (lines: number): void => {
    const pending = logs.map((): Buffer[] => [])
    for (let index = 0; index < lines; index += 1) pending[count % logs.length]?.push(next())
    for (const [index, log] of logs.entries()) {
      const chunks = pending[index] ?? []
      if (chunks.length > 0) log.append(Buffer.concat(chunks))
    }
  }
  return {
    written: () => count,
    bytes,
    mark,
    next,
    write,
    writeFor: async (seconds, linesPerSecond) => {
      const began = performance.now()
      const total = Math.round(seconds * linesPerSecond)
      for (let done = 0; done < total;) {
        const due = Math.floor(((performance.now() - began) / 1000) * linesPerSecond)
        const now = Math.min(due, total) - done
        write(now)
        done += now
        await pause(tick)
      }
    },
  }
}

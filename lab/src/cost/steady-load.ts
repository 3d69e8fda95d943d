import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Host } from '../hosts/host.ts'

/** Lines in a second, and the duration. */
export interface Load {
  readonly linesPerSecond: number
  readonly seconds: number
}

/** A service's line for a request, of about a hundred characters. */
const text = 'level=info msg="GET /api/v1/items" status=200 duration=12.5ms user=somebody path=/var/lib/items'
const tick = 20

/**
 * Writes lines at a steady rate into a container's log file, as its runtime would, and makes up for delays of a busy
 * machine.
 * @param mark the text by which the store finds each line
 * @returns the number of written lines
 */
export const writeSteadily = async (
  host: Host,
  path: string,
  mark: string,
  { linesPerSecond, seconds }: Load,
): Promise<number> => {
  const file = host.file(path)
  mkdirSync(dirname(file), { recursive: true })
  const began = performance.now()
  const total = linesPerSecond * seconds
  for (let written = 0; written < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * linesPerSecond))
    const time = new Date().toISOString().slice(0, -1)
    const lines = Array.from({ length: due - written }, (_, index) => {
      const id = written + index
      // Six more digits: no two lines of one millisecond have the same time.
      return `${time}${String(id % 1_000_000).padStart(6, '0')}Z stdout F ${mark} ${id} ${text}\n`
    })
    appendFileSync(file, lines.join(''))
    written = due
    await pause(tick)
  }
  return total
}

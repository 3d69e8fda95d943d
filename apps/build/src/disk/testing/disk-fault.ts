import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Every call by which the program changes the disk. */
const CHANGES = ['writeFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync'] as const

export interface DiskFault {
  /** The change, counted from 1, at which it happens. */
  readonly at: number
  /**
   * `KILL` ends the process, as `kill -9` does. `DEAD` is the same to the disk without a new process: no change
   * reaches it any more. Anything else is the code of the error that this one change throws.
   */
  readonly fault: string
}

/**
 * Lets the disk fail while something is done. A write that fails leaves half of itself.
 * @returns how many changes there were
 */
export const withDiskFault = ({ at, fault }: DiskFault, work: () => void): number => {
  const real = Object.fromEntries(CHANGES.map((name) => [name, fs[name]]))
  let changes = 0
  const failing =
    (name: string, call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]) => {
      changes += 1
      if (changes < at || (changes > at && fault !== 'DEAD')) return call(...args)
      if (changes === at && name === 'writeFileSync') call(args[0], halfOf(args[1]), args[2])
      if (fault === 'KILL') process.kill(process.pid, 'SIGKILL')
      throw Object.assign(new Error(fault), { code: fault, syscall: name })
    }
  for (const [name, call] of Object.entries(real))
    Object.assign(fs, { [name]: failing(name, call as (...args: unknown[]) => unknown) })
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
  return changes
}

const halfOf = (content: unknown): string => String(content).slice(0, String(content).length / 2)

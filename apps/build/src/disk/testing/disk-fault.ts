import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Every call by which the program changes the disk. */
const CHANGES = ['writeFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync'] as const

export interface DiskFault {
  /** The number of the change, from 1, at which the fault happens. */
  readonly at: number
  /**
   * `KILL` ends the process, like `kill -9`. `DEAD` has the same effect on the disk without a new process: no later
   * change reaches it. Anything else is the code of the error that this change throws.
   */
  readonly fault: string
}

/**
 * Makes the disk fail during an action. A failed write leaves half of its bytes.
 * @returns the number of changes
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

import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../refusal.ts'
import { DiskError, onDisk } from './disk-error.ts'

/** Beside the clusters' folders, so that Flux never applies it. It is empty and stays: see `withLock`. */
export const LOCK = '.build.lock'

/** Longer than it takes to write two fleets of 200 clusters. */
const PATIENCE_IN_MS = 20_000

/** Another build wrote to the same folder for longer than this one waits. */
class LockedError extends Refusal {
  override readonly name = 'LockedError'
  override readonly impact = 'nothing was written'
  readonly fix = 'wait until that build has ended, then run the command again'
}

/**
 * Runs an action while no other build works on the same folder.
 *
 * The operating system holds the lock (through SQLite, the only part of Node that asks it to) and frees it when the
 * process ends in any way. A lock that is a file's existence outlives a killed build, and the process that it names may
 * be another one by then. The file stays, for a build could otherwise lock one that another has just removed.
 * @param onWait called once if another build holds the lock
 * @throws LockedError when that build does not end
 */
export const withLock = <Result>(folder: string, onWait: () => void, work: () => Result): Result => {
  const file = join(folder, LOCK)
  onDisk('lock', file, () => {
    mkdirSync(folder, { recursive: true })
    closeSync(openSync(file, 'a', 0o644))
  })
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    take(lock, file, onWait)
    return work()
  } finally {
    lock.close()
  }
}

const take = (lock: DatabaseSync, file: string, onWait: () => void): void => {
  try {
    if (tryToTake(lock)) return
    onWait()
    lock.exec(`PRAGMA busy_timeout = ${PATIENCE_IN_MS}`)
    if (tryToTake(lock)) return
  } catch (error) {
    throw error instanceof Error ? new DiskError(file, 'lock', error) : error
  }
  throw new LockedError(`another build has held ${file} for more than ${PATIENCE_IN_MS / 1000} s`)
}

const SQLITE_BUSY = 5

/** Whether the lock is ours now. */
const tryToTake = (lock: DatabaseSync): boolean => {
  try {
    // A killed build would leave a journal on disk, and nothing is ever written to it.
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false
    throw error
  }
}

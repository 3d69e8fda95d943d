import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the program as a user does, in its own process. */
export const startProgram = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, '../start.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })

/** Runs the program to its end. */
export const runProgram = (...args: readonly string[]): Promise<Ended> => endOf(startProgram(...args))

export const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', '']
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })

/** Writes an inventory module that exports this as the fleet, and gives its path. */
export const inventoryModule = (folder: string, fleet: unknown = sampleFleetInput()): string =>
  moduleFile(folder, `export const fleet = ${JSON.stringify(fleet)}\n`)

/** Writes a module of this source text, and gives its path. */
export const moduleFile = (folder: string, source: string): string => {
  const file = join(folder, 'inventory.ts')
  writeFileSync(file, source)
  return file
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** What one whole process cost, from its start until it has ended. */
export interface Cost {
  readonly seconds: number
  readonly mebibytes: number
}

const PROGRAM = join(import.meta.dirname, '../src/start.js')
const PRELOAD = join(import.meta.dirname, 'report-peak-memory.js')

/** @throws Error where the build fails, with all that it printed */
export const measureBuild = (inventory: string, out: string): Cost =>
  measure('build', '--inventory', inventory, '--out', out)

/** Of judging trees that are on the disk. @throws Error where there are findings, with all that was printed */
export const measureValidation = (folder: string): Cost => measure('validate', folder)

const measure = (command: string, ...args: readonly string[]): Cost => {
  const started = performance.now()
  const { status, output } = spawnSync(process.execPath, ['--import', PRELOAD, PROGRAM, command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`pnpm ${command} exits with ${status}: ${output[2]}`)
  return { seconds, mebibytes: Number(output[3]) / 1024 }
}

/** The middle cost of several: one slow run, as every machine has, does not count. */
export const median = (costs: readonly Cost[]): Cost => ({
  seconds: middle(costs.map(({ seconds }) => seconds)),
  mebibytes: middle(costs.map(({ mebibytes }) => mebibytes)),
})

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

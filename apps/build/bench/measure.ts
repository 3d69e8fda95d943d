import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** What whole processes cost, from their start until they have ended. */
export interface Cost {
  readonly seconds: number
  readonly mebibytes: number
}

const PROGRAM = join(import.meta.dirname, '../src/start.cjs')
const PRELOAD = join(import.meta.dirname, 'report-peak-memory.js')

/**
 * Builds into a folder: the first time, and once nothing changes.
 * @throws Error where a build fails, with all that it printed
 */
export const measureBuilds = (
  inventory: string,
  out: string,
): { readonly first: Cost; readonly unchanged: Cost } => {
  const timed = ['build', '--inventory', inventory, '--out', out]
  // A folder of its own, where a first build is a first one too.
  const weighed = ['build', '--inventory', inventory, '--out', `${out}-weighed`]
  return {
    first: { seconds: secondsOf(timed), mebibytes: mebibytesOf(weighed) },
    unchanged: { seconds: secondsOf(timed), mebibytes: mebibytesOf(weighed) },
  }
}

/** Of judging trees that are on the disk. @throws Error where there are findings, with all that was printed */
export const measureValidation = (folder: string): Cost => ({
  seconds: secondsOf(['validate', folder]),
  mebibytes: mebibytesOf(['validate', folder]),
})

const secondsOf = (args: readonly string[]): number => {
  const started = performance.now()
  run([PROGRAM, ...args])
  return (performance.now() - started) / 1000
}

/** Of a run by itself: what tells it takes a hundredth of a second to load, which no build of a user has. */
const mebibytesOf = (args: readonly string[]): number =>
  Number(run(['--import', PRELOAD, PROGRAM, ...args])[3]) / 1024

const run = (args: readonly string[]): readonly (string | null)[] => {
  const { status, output } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')} exits with ${status}: ${output[2]}`)
  return output
}

/** The middle cost of several: one slow run, as every machine has, does not count. */
export const median = (costs: readonly Cost[]): Cost => ({
  seconds: middle(costs.map(({ seconds }) => seconds)),
  mebibytes: middle(costs.map(({ mebibytes }) => mebibytes)),
})

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

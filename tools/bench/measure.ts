import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startCommand } from '@fleet/build/start-command'

/** The cost of whole processes, from start to end. */
export interface Cost {
  /** Processor time in milliseconds: unlike wall time it hardly depends on other load. */
  readonly processor: number
  readonly seconds: number
  readonly mebibytes: number
}

/** What one run of a program costs, and what it printed. */
interface Run extends Cost {
  readonly stdout: string
}

/** The cost of one checkout's program. */
export interface Costs {
  readonly first: Cost
  readonly unchanged: Cost
  readonly validated: Cost
}

/**
 * Builds an inventory into a folder, for the first time and again, and validates the result.
 * @param checkout the repository whose program runs, as its script `build` starts it
 * @throws Error where a command fails, with all that it printed
 */
export const measure = async (checkout: string, inventory: string, out: string): Promise<Costs> => {
  const build = ['build', '--inventory', inventory, '--out', out]
  return {
    first: await costOf(checkout, build),
    unchanged: await costOf(checkout, build),
    validated: await costOf(checkout, ['validate', out]),
  }
}

const startOf = (checkout: string): readonly string[] =>
  startCommand(checkout).map((word) => (existsSync(join(checkout, word)) ? join(checkout, word) : word))

const PRELOAD = join(import.meta.dirname, 'report-usage.js')

/**
 * Runs a command of a checkout's program.
 * @param expected its exit codes
 * @throws Error where it exits with another one, with all that it printed
 */
export const costOf = async (
  checkout: string,
  args: readonly string[],
  expected: readonly number[] = [0],
): Promise<Run> => {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', PRELOAD, ...startOf(checkout), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [, stdout = '', errors, usage] = await Promise.all(child.stdio.map(textOf))
  const status = child.exitCode ?? (await new Promise<number | null>((end) => void child.once('close', end)))
  const seconds = (performance.now() - started) / 1000
  if (status === null || !expected.includes(status))
    throw new Error(`${args.join(' ')} exits with ${status}: ${errors}`)
  const { processor = 0, kibibytes = 0 } = JSON.parse(usage ?? '{}') as Readonly<Record<string, number>>
  return { processor, seconds, mebibytes: kibibytes / 1024, stdout }
}

const textOf = async (stream: unknown): Promise<string> => {
  let text = ''
  if (stream && typeof stream === 'object' && Symbol.asyncIterator in stream)
    for await (const part of stream as AsyncIterable<Buffer>) text += part.toString()
  return text
}

/** The median of several costs, figure by figure: one slow run does not count. */
export const median = (costs: readonly Cost[]): Cost => ({
  processor: middle(costs.map(({ processor }) => processor)),
  seconds: middle(costs.map(({ seconds }) => seconds)),
  mebibytes: middle(costs.map(({ mebibytes }) => mebibytes)),
})

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

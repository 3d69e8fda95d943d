import { availableParallelism } from 'node:os'
import { childProcess } from '../child-process.ts'

/** What a program writes, or why it fails. */
export type Built =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly error: string }

export type RunProgram = (args: readonly string[]) => Promise<Built>

/**
 * A program on the PATH; nothing where it is not there. Only a few of its processes run at a time: each takes its own memory.
 * @param version arguments that it answers at once
 */
export const findProgram = async (
  program: string,
  version: readonly string[],
): Promise<RunProgram | undefined> => {
  if (!(await run(program, version)).ok) return undefined
  const limit = limited(availableParallelism())
  return (args) => limit(() => run(program, args))
}

const limited = (most: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

const LONGEST_IN_MS = 120_000
const LONGEST_IN_BYTES = 256 * 2 ** 20

const run = (program: string, args: readonly string[]): Promise<Built> =>
  new Promise((resolve) => {
    const limits = { timeout: LONGEST_IN_MS, maxBuffer: LONGEST_IN_BYTES }
    childProcess().execFile(program, args, limits, (error, stdout, stderr) => {
      resolve(error ? { ok: false, error: reasonOf(stderr, error) } : { ok: true, output: stdout })
    })
  })

/** These programs say what is wrong in their last line; kubectl as a field of a log line. */
const reasonOf = (stderr: string, error: Error): string => {
  const line =
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^error: /i, '') ?? ''
  return (/\berr="(.*)"$/.exec(line)?.[1] ?? line) || error.message
}

import { execFile } from 'node:child_process'

/** kustomize itself, alone or in kubectl. */
export interface Kustomize {
  /** The objects of a folder as YAML, or why kustomize fails. */
  readonly build: (folder: string) => Promise<Built>
}

export type Built =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly error: string }

/** Flux lets a list name files outside of its folder. */
const OPTIONS = ['--load-restrictor', 'LoadRestrictionsNone']

/** Each with the arguments that build a folder, and those that it answers at once. */
const PROGRAMS = [
  { program: 'kustomize', build: ['build'], version: ['version'] },
  { program: 'kubectl', build: ['kustomize'], version: ['version', '--client'] },
] as const

/** What finds neither of them is answered by. */
export const GET_KUSTOMIZE = 'install kustomize or kubectl, and put it on the PATH'

/** The first of the programs on the PATH; nothing where there is none. */
export const findKustomize = async (): Promise<Kustomize | undefined> => {
  for (const { program, build, version } of PROGRAMS)
    if ((await run(program, version)).ok)
      return { build: (folder) => run(program, [...build, ...OPTIONS, folder]) }
  return undefined
}

const LONGEST_IN_MS = 120_000
const LONGEST_IN_BYTES = 256 * 2 ** 20

const run = (program: string, args: readonly string[]): Promise<Built> =>
  new Promise((resolve) => {
    const limits = { timeout: LONGEST_IN_MS, maxBuffer: LONGEST_IN_BYTES }
    execFile(program, args, limits, (error, stdout, stderr) => {
      resolve(error ? { ok: false, error: reasonOf(stderr, error) } : { ok: true, output: stdout })
    })
  })

/** kustomize says what is wrong in its last line; kubectl as a field of a log line. */
const reasonOf = (stderr: string, error: Error): string => {
  const line =
    stderr
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^error: /i, '') ?? ''
  return (/\berr="(.*)"$/.exec(line)?.[1] ?? line) || error.message
}

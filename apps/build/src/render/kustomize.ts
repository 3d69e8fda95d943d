import { findProgram, type Built } from './program.ts'

/** kustomize itself, alone or in kubectl. */
export interface Kustomize {
  /** The objects of a folder as YAML, or why kustomize fails. */
  readonly build: (folder: string) => Promise<Built>
}

/** Flux lets a list name files outside of its folder. */
const OPTIONS = ['--load-restrictor', 'LoadRestrictionsNone']

/** Each with the arguments that build a folder, and those that it answers at once. */
const PROGRAMS = [
  { program: 'kustomize', build: ['build'], version: ['version'] },
  { program: 'kubectl', build: ['kustomize'], version: ['version', '--client'] },
] as const

/** What to do where neither is there. */
export const GET_KUSTOMIZE = 'install kustomize or kubectl, and put it on the PATH'

/** The first of the programs on the PATH; nothing where there is none. */
export const findKustomize = async (): Promise<Kustomize | undefined> => {
  const found = await Promise.all(
    PROGRAMS.map(async ({ program, build, version }): Promise<Kustomize | undefined> => {
      const run = await findProgram(program, version)
      return run && { build: (folder) => run([...build, ...OPTIONS, folder]) }
    }),
  )
  return found.find((kustomize) => kustomize !== undefined)
}

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const REPOSITORY = join(import.meta.dirname, '../../../..')

/** Fleets of people's own, each the content of a repository. */
export const EXAMPLES = join(REPOSITORY, 'examples')

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program as a person does, with the pinned Node. */
export const runIn = (
  folder: string,
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Ended =>
  spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      ...environment,
    },
  })

/** Packs the generator and installs it in an empty folder, with the TypeScript of this repository. Nothing is downloaded. */
export const installPackage = (folder: string): void => {
  const inFolder = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  inFolder(process.execPath, join(REPOSITORY, 'apps/build/bundle/pack.ts'), folder)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  writeFileSync(join(folder, 'package.json'), '{}')
  inFolder('npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`)
  const modules = join(folder, 'node_modules')
  symlinkSync(join(REPOSITORY, 'node_modules/typescript'), join(modules, 'typescript'))
  symlinkSync('../typescript/bin/tsc', join(modules, '.bin/tsc'))
}

/** Runs a program of the folder's packages. */
export const runProgram = (folder: string, cwd: string, name: string, ...args: readonly string[]): Ended =>
  runIn(cwd, join(folder, 'node_modules/.bin', name), args)

/** Copies an example into a repository of its own below the installed package, and builds it there. */
export const buildExample = (
  name: string,
  folder: string,
): { readonly repository: string; readonly built: Ended } => {
  const repository = join(folder, name)
  cpSync(join(EXAMPLES, name), repository, { recursive: true })
  mkdirSync(join(repository, '.git'))
  return { repository, built: runProgram(folder, repository, 'observability-fleet', 'build') }
}

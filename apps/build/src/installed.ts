import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Script } from 'node:vm'
import { runBundle } from './bundle.js'
import { EXIT } from './cli/exit-code.ts'
import { replaceFile } from './disk/replace-file.ts'
import { homeAround } from './inventory/home-around.ts'

/**
 * The entry of the npm package: runs a command line on the fleet of the current folder, and keeps the compiled code of
 * what it called, by which the next one takes half the time.
 * @param bundle the program's script, whose name has a hash of its contents
 */
export const start = async (bundle: string, args: readonly string[]): Promise<void> => {
  silenceExperiments()
  const cache = cacheBeside(dirname(bundle))
  const folder = cache && join(cache, 'code', args[0] ?? 'help')
  const codeOf = (file: string): string =>
    join(folder ?? '', `${basename(bundle, '.cjs')}-${basename(file)}.code`)
  // For the inventory, which is TypeScript outside the bundle.
  enableCompileCache(cache && join(cache, 'node-compile'))
  const { program, scripts } = runBundle(bundle, codeOf)
  await program.main(args, {
    ...homeAround(process.cwd()),
    ...(cache !== undefined && { cache }),
    program: basename(bundle),
    importModule: (specifier) => import(specifier),
  })
  if (folder !== undefined && process.exitCode !== EXIT.failure) keepCode(folder, scripts, codeOf)
}

/** The folder for what is remembered, where other programs have theirs. */
const cacheBeside = (installed: string): string | undefined => {
  const modules = dirname(installed)
  return basename(modules) === 'node_modules' ? join(modules, '.cache/observability-fleet') : undefined
}

/** Node 22 warns of its own SQLite, which holds the lock of a build, and of TypeScript. */
const silenceExperiments = (): void => {
  const emitWarning = process.emitWarning.bind(process) as (...given: readonly unknown[]) => void
  process.emitWarning = (...given: readonly unknown[]) => {
    if (given[1] !== 'ExperimentalWarning') emitWarning(...given)
  }
}

/** Keeps the compiled code of each script that ran without any, in place of that of other versions. */
const keepCode = (
  folder: string,
  scripts: ReadonlyMap<string, Script>,
  codeOf: (file: string) => string,
): void => {
  const fresh = [...scripts].filter(([, { cachedDataRejected }]) => cachedDataRejected !== false)
  if (fresh.length === 0) return
  try {
    mkdirSync(folder, { recursive: true })
    for (const [file, script] of fresh) replaceFile(codeOf(file), script.createCachedData())
    const current = new Set([...scripts.keys()].map((file) => basename(codeOf(file))))
    for (const name of readdirSync(folder)) if (!current.has(name)) rmSync(join(folder, name))
  } catch {
    // Without compiled code the next start only takes a little longer.
  }
}

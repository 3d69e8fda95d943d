import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buildFlags, moduleFolder, type Engine } from './engines.ts'
import { findModule, go, run } from './go.ts'

const copyModuleFiles = (engine: Engine, target: string): void => {
  mkdirSync(target, { recursive: true })
  for (const file of ['go.mod', 'go.sum']) copyFileSync(join(moduleFolder(engine), file), join(target, file))
}

/** The collector's main package, written by its own builder, with the module that is committed beside `builder.yaml`. */
export const generateSources = async (engine: Engine, sources: string): Promise<void> => {
  const module = moduleFolder(engine)
  const builder = `${sources}-builder`
  // With the flags of all engines, so that shared libraries are compiled once.
  await go(module, 'build', ...buildFlags, '-o', builder, 'go.opentelemetry.io/collector/cmd/builder')
  const options = [
    '--config=builder.yaml',
    `--output-path=${sources}`,
    '--skip-get-modules',
    '--skip-compilation',
  ]
  await run(builder, options, { cwd: module })
  rmSync(builder)
  copyModuleFiles(engine, sources)
}

/**
 * Copies the modules with missing embedded files, with a placeholder for each: Go's cache is read-only.
 * @returns the flag that makes Go use the copies
 */
export const completeModules = async (engine: Engine, sources: string): Promise<readonly string[]> => {
  copyModuleFiles(engine, sources)
  for (const [module, file] of Object.entries(engine.placeholders ?? {})) {
    const copy = join(sources, basename(module))
    cpSync((await findModule(engine, module)).Dir, copy, { recursive: true })
    await run('chmod', ['-R', 'u+w', copy])
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), '')
    await go(sources, 'mod', 'edit', `-replace=${module}=${copy}`)
  }
  return [`-modfile=${join(sources, 'go.mod')}`]
}

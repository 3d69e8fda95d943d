import { execFile } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { buildFlags, engineFolder, moduleFolder, stampFlags, type Engine } from './engines.ts'

const run = promisify(execFile)

interface FoundModule {
  readonly Dir: string
  readonly Version: string
}

const go = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run('go', args, {
    cwd: folder,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.trim()
}

/** Where a module lies, and its version: it is downloaded where it was not. */
const findModule = async (engine: Engine, module: string): Promise<FoundModule> =>
  JSON.parse(await go(moduleFolder(engine), 'mod', 'download', '-json', module)) as FoundModule

/** The collector's main package, written by its own builder, with the module that is committed beside `builder.yaml`. */
const generateSources = async (module: string, sources: string): Promise<void> => {
  mkdirSync(sources)
  const builder = join(dirname(sources), 'builder')
  // With the flags of all else, so that its libraries are compiled once.
  await go(module, 'build', ...buildFlags, '-o', builder, 'go.opentelemetry.io/collector/cmd/builder')
  await run(
    builder,
    [
      '--config=builder.yaml',
      `--output-path=${sources}`,
      ...['--skip-get-modules', '--skip-compilation'],
    ],
    { cwd: module },
  )
  rmSync(builder)
  for (const file of ['go.mod', 'go.sum']) copyFileSync(join(module, file), join(sources, file))
}

/**
 * The modules whose embedded files are placeholders, copied and completed: Go lets nobody change what lies in its cache of modules.
 * @returns the flag that has Go take the copies
 */
const completeModules = async (engine: Engine, sources: string): Promise<readonly string[]> => {
  const goMod = join(sources, 'go.mod')
  mkdirSync(sources)
  for (const file of ['go.mod', 'go.sum']) copyFileSync(join(moduleFolder(engine), file), join(sources, file))
  for (const [module, file] of Object.entries(engine.placeholders ?? {})) {
    const copy = join(sources, basename(module))
    cpSync((await findModule(engine, module)).Dir, copy, { recursive: true })
    await run('chmod', ['-R', 'u+w', copy])
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), '')
    await go(sources, 'mod', 'edit', `-replace=${module}=${copy}`)
  }
  return [`-modfile=${goMod}`]
}

const flagsOf = async (engine: Engine): Promise<readonly string[]> => {
  const { stamp, tags } = engine
  return [
    ...buildFlags,
    ...(tags ? [`-tags=${tags.join(',')}`] : []),
    ...(stamp ? stampFlags(stamp.variable, (await findModule(engine, stamp.module)).Version) : []),
  ]
}

const copyDefinitions = async (engine: Engine, target: string): Promise<void> => {
  for (const [module, path] of Object.entries(engine.definitions ?? {})) {
    const source = join((await findModule(engine, module)).Dir, path)
    // Go keeps its modules read-only; a copy must be removable.
    cpSync(source, join(target, statSync(source).isDirectory() ? '' : basename(path)), { recursive: true })
    await run('chmod', ['-R', 'u+w', target])
  }
}

/** Builds an engine's programs into a folder: those that are named after their packages in one go, which links them side by side. */
const buildPrograms = async (
  engine: Engine,
  sources: string,
  flags: readonly string[],
  target: string,
): Promise<void> => {
  const programs = Object.entries(engine.programs)
  if (programs.length > 1) {
    await go(sources, 'build', ...flags, '-o', `${target}/`, ...programs.map(([, name]) => name))
    return
  }
  for (const [program, name] of programs)
    await go(sources, 'build', ...flags, '-o', join(target, program), name)
}

/** Has Go download what an engine is compiled from, so that this can go on while another engine is compiled. */
export const downloadEngine = async (engine: Engine): Promise<void> => {
  const packages = engine.generated ? ['tool'] : Object.values(engine.programs)
  if (packages.length === 0) return
  await go(moduleFolder(engine), 'list', '-mod=readonly', '-deps', ...packages)
}

/**
 * Builds an engine into the cache. What is there is whole: it is built beside and moved in at the end.
 * @throws what Go says, where it cannot be built.
 */
export const buildEngine = async (engine: Engine): Promise<void> => {
  const target = engineFolder(engine)
  mkdirSync(dirname(target), { recursive: true })
  const stage = mkdtempSync(`${target}.building-`)
  const sources = join(stage, 'sources')
  try {
    if (engine.generated) await generateSources(moduleFolder(engine), sources)
    const completed = engine.placeholders ? await completeModules(engine, sources) : []
    const flags = [...(await flagsOf(engine)), ...completed]
    await buildPrograms(engine, engine.generated ? sources : moduleFolder(engine), flags, stage)
    if (engine.definitions) await copyDefinitions(engine, join(stage, 'definitions'))
    rmSync(sources, { recursive: true, force: true })
    if (!existsSync(target)) renameSync(stage, target)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

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
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { buildFlags, engineFolder, moduleFolder, stampFlags, type Engine } from './engines.ts'

const run = promisify(execFile)

const go = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const { stdout } = await run('go', args, {
    cwd: folder,
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.trim()
}

/** The collector's main package, written by its own builder, with the module that is committed beside `builder.yaml`. */
const generateSources = async (module: string, sources: string): Promise<void> => {
  mkdirSync(sources)
  await go(
    module,
    'tool',
    'builder',
    '--config=builder.yaml',
    `--output-path=${sources}`,
    '--skip-get-modules',
    '--skip-compilation',
  )
  for (const file of ['go.mod', 'go.sum']) copyFileSync(join(module, file), join(sources, file))
}

const flagsOf = async (engine: Engine): Promise<readonly string[]> => {
  const { stamp } = engine
  if (!stamp) return buildFlags
  const version = await go(
    moduleFolder(engine),
    'list',
    '-mod=readonly',
    '-m',
    '-f',
    '{{.Version}}',
    stamp.module,
  )
  return [...buildFlags, ...stampFlags(stamp.variable, version)]
}

const copyDefinitions = async (engine: Engine, target: string): Promise<void> => {
  for (const [module, path] of Object.entries(engine.definitions ?? {})) {
    // A module that no program is built from is not there before it is asked for.
    const downloaded = await go(moduleFolder(engine), 'mod', 'download', '-json', module)
    const source = join((JSON.parse(downloaded) as { readonly Dir: string }).Dir, path)
    // Go keeps its modules read-only; a copy must be removable.
    cpSync(source, join(target, statSync(source).isDirectory() ? '' : basename(path)), { recursive: true })
    await run('chmod', ['-R', 'u+w', target])
  }
}

/**
 * Builds an engine into the cache. What is there is whole: it is built beside and moved in at the end.
 * @throws what Go says, where it cannot be built.
 */
export const buildEngine = async (engine: Engine): Promise<void> => {
  const target = engineFolder(engine)
  mkdirSync(dirname(target), { recursive: true })
  const stage = mkdtempSync(`${target}.building-`)
  try {
    const sources = engine.generated ? join(stage, 'sources') : moduleFolder(engine)
    if (engine.generated) await generateSources(moduleFolder(engine), sources)
    const flags = await flagsOf(engine)
    for (const [program, packageName] of Object.entries(engine.programs)) {
      await go(sources, 'build', ...flags, '-o', join(stage, program), packageName)
    }
    if (engine.definitions) await copyDefinitions(engine, join(stage, 'definitions'))
    rmSync(join(stage, 'sources'), { recursive: true, force: true })
    if (!existsSync(target)) renameSync(stage, target)
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

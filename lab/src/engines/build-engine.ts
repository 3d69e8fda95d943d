import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { completeModules, generateSources } from './engine-sources.ts'
import { buildFlags, engineFolder, moduleFolder, stampFlags, type Engine } from './engines.ts'
import { findModule, go, run } from './go.ts'

const tagFlags = ({ tags }: Engine): readonly string[] => (tags ? [`-tags=${tags.join(',')}`] : [])

const flagsOf = async (engine: Engine): Promise<readonly string[]> => {
  const { stamp } = engine
  const stamped = stamp && stampFlags(stamp.variable, (await findModule(engine, stamp.module)).Version)
  return [...buildFlags, ...tagFlags(engine), ...(stamped ?? [])]
}

const copyDefinitions = async (engine: Engine, target: string): Promise<void> => {
  for (const [module, path] of Object.entries(engine.definitions ?? {})) {
    const source = join((await findModule(engine, module)).Dir, path)
    // Go keeps its modules read-only; a copy must be removable.
    cpSync(source, join(target, statSync(source).isDirectory() ? '' : basename(path)), { recursive: true })
    await run('chmod', ['-R', 'u+w', target])
  }
}

/** Builds an engine's programs into a folder: several in one go, which links them side by side and names them after their packages. */
const buildPrograms = async (
  engine: Engine,
  sources: string,
  flags: readonly string[],
  target: string,
): Promise<void> => {
  const programs = Object.entries(engine.programs)
  if (programs.length === 0) return
  const output = programs.length === 1 ? join(target, programs[0]?.[0] ?? '') : `${target}/`
  await go(sources, 'build', ...flags, '-o', output, ...programs.map(([, packageName]) => packageName))
}

/** Downloads an engine's modules while another engine is compiled. */
export const downloadEngine = async (engine: Engine): Promise<void> => {
  const packages = engine.generated ? ['tool'] : Object.values(engine.programs)
  if (packages.length === 0) return
  // The build reports failures, and missing embedded files.
  const deps = ['list', '-e', '-mod=readonly', '-deps', ...tagFlags(engine)]
  await go(moduleFolder(engine), ...deps, ...packages)
}

/**
 * Builds an engine into the cache atomically: in a folder beside it, moved at the end.
 * @throws Go's message, where the build fails
 */
export const buildEngine = async (engine: Engine): Promise<void> => {
  const target = engineFolder(engine)
  mkdirSync(dirname(target), { recursive: true })
  const stage = mkdtempSync(`${target}.building-`)
  const sources = join(stage, 'sources')
  try {
    if (engine.generated) await generateSources(engine, sources)
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

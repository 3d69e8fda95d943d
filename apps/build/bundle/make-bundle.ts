import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleFile, bundleFolder } from '../src/bundle-file.js'
import { codeFile } from '../src/load-bundle.js'

const repository = join(import.meta.dirname, '../../..')

const DASHBOARDS = join(repository, 'packages/dashboards/src/composed-dashboards.ts')

/** The dashboards are the same for every fleet: the bundle holds their JSON, and neither Grafana's SDK nor what calls it. */
const dashboardsMadeAhead = {
  name: 'dashboards-made-ahead',
  load: async (id: string) => {
    if (id !== DASHBOARDS) return null
    const { composedDashboards } = await import('@fleet/dashboards/composed-dashboards')
    return {
      code: `export const composedDashboards = () => ${JSON.stringify(composedDashboards())}`,
      moduleType: 'js' as const,
    }
  },
}

const JUDGED = join(repository, 'packages/validation/src/grafana/judged-ahead.ts')

/** What rules say of their texts alone is judged here, once: a build need not do it again as long as a text is one of these. */
const dashboardsJudgedAhead = {
  name: 'dashboards-judged-ahead',
  load: async (id: string) => {
    if (id !== JUDGED) return null
    const { composedDashboards } = await import('@fleet/dashboards/composed-dashboards')
    const { isFaultless } = await import('@fleet/validation/judge-dashboard')
    return composedDashboards().some(({ json }) => !isFaultless(json))
      ? null
      : {
          code: `import { composedDashboards } from ${JSON.stringify(DASHBOARDS)}
            const judged = new Set(composedDashboards().map(({ json }) => json))
            export const wasJudgedAhead = (text) => judged.has(text)`,
          moduleType: 'js' as const,
        }
  },
}

/** Data is parsed as JSON when the program starts, which takes half the time and memory of reading it as code. */
const dataAsText = {
  name: 'data-as-text',
  load: (id: string) =>
    id.endsWith('.json')
      ? {
          code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(readFileSync(id, 'utf8'))))})`,
          moduleType: 'js' as const,
        }
      : null,
}

/** Without its compiled code a bundle runs as well, and takes longer to start. */
const makeCode = (bundle: string): void => {
  spawnSync(process.execPath, [join(import.meta.dirname, 'make-code.js'), bundle], { stdio: 'ignore' })
}

/** Puts the whole program into one file of a folder, unless that is there already, and removes any before it. */
const makeBundle = async (folder: string): Promise<void> => {
  const name = basename(bundleFile(repository))
  if (!existsSync(join(folder, name))) {
    const { rolldown } = await import('rolldown')
    const bundle = await rolldown({
      input: join(repository, 'apps/build/src/main.ts'),
      platform: 'node',
      plugins: [dashboardsMadeAhead, dashboardsJudgedAhead, dataAsText],
    })
    const unfinished = `unfinished-${process.pid}.cjs`
    // Minified, for half of a small build is spent on reading it.
    await bundle.write({
      dir: folder,
      entryFileNames: unfinished,
      format: 'cjs',
      codeSplitting: false,
      minify: true,
    })
    // Whoever is killed before this leaves no file that could be taken for the program.
    renameSync(join(folder, unfinished), join(folder, name))
  }
  const kept = [name, basename(codeFile(name))]
  if (!existsSync(join(folder, kept[1] ?? ''))) makeCode(join(folder, name))
  for (const old of readdirSync(folder)) if (!kept.includes(old)) rmSync(join(folder, old))
}

try {
  await makeBundle(process.argv[2] ?? bundleFolder(repository))
} catch (error) {
  // The sources run just as well, only slower to start.
  process.stderr.write(
    `The program was not bundled: ${error instanceof Error ? error.message : String(error)}\n`,
  )
}

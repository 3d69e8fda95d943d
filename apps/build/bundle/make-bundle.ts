import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleFile, bundleFolder, madeFile } from '../src/bundle-file.cjs'
import { codeFile, TEXTS, textsFile, WRAPPER } from '../src/load-bundle.cjs'
import { replaceFile } from '../src/disk/replace-file.ts'
import { escaped } from './escaped.ts'
import { keptTexts } from './kept-texts.ts'
import { made } from './made.ts'
import { splitJson, type SplitParts } from './split-json.ts'

const repository = join(import.meta.dirname, '../../..')

const texts = keptTexts()

/** Code for a value that is kept among the texts. */
const kept = (value: unknown): string => `JSON.parse(textAt(${texts.keep(JSON.stringify(value))}))`

const IMPORT_TEXTS = `import { textAt } from ${JSON.stringify(TEXTS)}\n`

/** A module of which the bundle has what the sources would work out in each build; where that is nothing, the module itself. */
const madeAhead = (module: string, make: () => Promise<string | undefined>) => ({
  name: `made-ahead-${basename(module, '.ts')}`,
  load: async (id: string) => {
    const code = id === module ? await make() : undefined
    return code === undefined ? null : { code, moduleType: 'js' as const }
  },
})

const DASHBOARDS = join(repository, 'packages/dashboards/src/composed-dashboards.ts')

/** The dashboards are the same for every fleet: the bundle holds their JSON, and neither Grafana's SDK nor what calls it. */
const dashboardsMadeAhead = madeAhead(DASHBOARDS, async () => {
  const { composedDashboards } = await import('@fleet/dashboards/composed-dashboards')
  return `${IMPORT_TEXTS}let composed
    export const composedDashboards = () => (composed ??= ${kept(composedDashboards())})`
})

const JUDGED = join(repository, 'packages/validation/src/rules/dashboards/judged-ahead.ts')

/** What rules say of their texts alone is judged here, once: a build need not do it again as long as a text is one of these. */
const dashboardsJudgedAhead = madeAhead(JUDGED, async () => {
  const { composedDashboards } = await import('@fleet/dashboards/composed-dashboards')
  const { isFaultless } = await import('@fleet/validation/judge-dashboard')
  return composedDashboards().some(({ json }) => !isFaultless(json))
    ? undefined
    : `import { composedDashboards } from ${JSON.stringify(DASHBOARDS)}
      let texts
      const judged = () => (texts ??= new Set(composedDashboards().map(({ json }) => json)))
      export const wasJudgedAhead = (text) => judged().has(text)`
})

const READ = join(repository, 'packages/validation/src/queries/read-ahead.ts')

/** The queries of the dashboards, as they read in the language of their store: to read them anew took as long as to load the program. */
const queriesReadAhead = madeAhead(READ, async () => {
  const { composedDashboards } = await import('@fleet/dashboards/composed-dashboards')
  const { readQuery } = await import('@fleet/validation/read-query')
  const { selectorInVariable } = await import('@fleet/validation/variable-query')
  /** Every text of a dashboard that is a query, wherever it stands. */
  const queriesIn = (value: unknown): readonly string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => {
          if (typeof inner !== 'string') return queriesIn(inner)
          if (key === 'expr') return [inner]
          const selector = key === 'query' ? selectorInVariable(inner) : undefined
          return selector ? [selector.text] : []
        })
      : []
  const read = composedDashboards()
    .flatMap(({ json }) => queriesIn(JSON.parse(json)))
    .flatMap((text) =>
      (['promql', 'logql'] as const).flatMap((language) => {
        const found = readQuery(language, text, true)
        return found.ok ? [`${language} ${text}`, texts.keep(JSON.stringify(found.expr))] : []
      }),
    )
  return lazyModule(
    read,
    (table) => `const read = ${table}
    export const readAhead = (language, text) => read[language + ' ' + text]`,
  )
})

/** Data is parsed as JSON where it is first read, which takes half the time and memory of reading it as code. */
const dataAsText = {
  name: 'data-as-text',
  load: (id: string) => {
    if (!id.endsWith('.json')) return null
    const split = splitJson(JSON.parse(readFileSync(id, 'utf8')), texts.keep)
    const code =
      typeof split === 'number'
        ? `${IMPORT_LAZILY}export default parsed(textAt(${split}))`
        : lazyModule(split, (table) => `export default ${table}`)
    return { code, moduleType: 'js' as const }
  },
}

/** A module with a table that is read part by part. */
const lazyModule = (split: SplitParts, code: (table: string) => string): string =>
  `${IMPORT_LAZILY}${code(`lazily(() => ${kept(split)}, textAt)`)}`

const IMPORT_LAZILY = `${IMPORT_TEXTS}import { lazily, parsed } from ${JSON.stringify(join(import.meta.dirname, 'lazily.js'))}\n`

/**
 * A program in ASCII is read as it lies on the disk, and takes half the memory.
 * @throws Error where a character cannot be escaped
 */
const inAscii = (code: string): string =>
  code.replaceAll(/(\\*)([^\0-\x7F])/g, (_, backslashes: string, character: string) => {
    if (backslashes.length % 2 === 1) throw new Error(`a backslash stands before ${character}`)
    return `${backslashes}${escaped(character)}`
  })

/** Without its compiled code a bundle runs as well, and takes longer to start. */
const makeCode = (bundle: string): void => {
  spawnSync(process.execPath, [join(import.meta.dirname, 'make-code.js'), bundle], { stdio: 'ignore' })
}

/** Puts the whole program into one file of a folder, unless it is there already, and removes any before it. */
const makeBundle = async (folder: string): Promise<void> => {
  const current = bundleFile(repository, folder)
  if (current !== undefined) {
    if (!existsSync(codeFile(current))) makeCode(current)
    return
  }
  const { program, sources } = made(repository)
  const { rolldown } = await import('rolldown')
  const bundle = await rolldown({
    input: join(repository, 'apps/build/src/main.ts'),
    platform: 'node',
    external: [TEXTS],
    plugins: [dashboardsMadeAhead, dashboardsJudgedAhead, queriesReadAhead, dataAsText],
  })
  // As few statements as may be, under their own names: a program of more than a mebibyte stays outside of V8’s heap, uncopied.
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, minify: { mangle: false } })
  mkdirSync(folder, { recursive: true })
  const file = join(folder, program)
  replaceFile(file, WRAPPER.join(inAscii(output[0].code)))
  replaceFile(textsFile(file), texts.all())
  makeCode(file)
  // Whoever is killed before this leaves no file that could be taken for the program.
  replaceFile(madeFile(folder), JSON.stringify({ program, sources }))
  const files = [file, codeFile(file), textsFile(file), madeFile(folder)].map((one) => basename(one))
  for (const old of readdirSync(folder)) if (!files.includes(old)) rmSync(join(folder, old))
}

try {
  await makeBundle(process.argv[2] ?? bundleFolder(repository))
} catch (error) {
  // The sources run just as well, only slower to start.
  process.stderr.write(
    `The program was not bundled: ${error instanceof Error ? error.message : String(error)}\n`,
  )
}

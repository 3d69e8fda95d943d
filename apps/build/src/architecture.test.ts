import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../..')

/**
 * What each package may depend on. Arrows point down only. Components know neither each other nor the inventory: what
 * two of them share is a contract in the model.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'packages/model': ['fastest-levenshtein', 'zod'],
  'packages/inventory': ['@fleet/model'],
  'packages/kubernetes': [
    '@fleet/model',
    '@kubernetes-models/flux-cd',
    '@kubernetes-models/prometheus-operator',
    'ajv',
    'js-yaml',
    'kubernetes-models',
  ],
  'packages/otel-collector': ['@fleet/kubernetes', '@fleet/model'],
  'packages/prometheus': ['@fleet/kubernetes', '@fleet/model'],
  'packages/gateway': ['@fleet/model'],
  'packages/loki': ['@fleet/gateway', '@fleet/kubernetes', '@fleet/model'],
  'packages/victoria-logs': ['@fleet/gateway', '@fleet/kubernetes', '@fleet/model'],
  'packages/jaeger': ['@fleet/kubernetes', '@fleet/model'],
  'packages/thanos': ['@fleet/kubernetes', '@fleet/model'],
  'packages/backups': ['@fleet/kubernetes', '@fleet/model'],
  'packages/doctor-role': ['@fleet/kubernetes', '@fleet/model'],
  'packages/exporters': ['@fleet/kubernetes', '@fleet/model'],
  'packages/dashboards': ['@fleet/kubernetes', '@fleet/model', '@grafana/grafana-foundation-sdk'],
  'packages/own-files': ['@fleet/kubernetes', '@fleet/model', '@fleet/validation', 'js-yaml'],
  'packages/workloads': ['@fleet/kubernetes', '@fleet/model'],
  'packages/validation': [
    '@fleet/model',
    '@kubernetes-models/flux-cd',
    '@kubernetes-models/prometheus-operator',
    'ajv',
    'js-yaml',
    'kubernetes-models',
    'yaml',
  ],
  'packages/topology': ['@fleet/kubernetes', '@fleet/model', '@fleet/validation'],
  'packages/doctor': ['@fleet/kubernetes', '@fleet/model', '@fleet/topology', '@fleet/validation', 'js-yaml'],
  'packages/charts': ['@fleet/validation', 'js-yaml', 'modern-tar'],
  'packages/sample-stores': ['@fleet/model', '@fleet/validation'],
  'apps/build': [
    '@fleet/backups',
    '@fleet/charts',
    '@fleet/dashboards',
    '@fleet/doctor',
    '@fleet/doctor-role',
    '@fleet/exporters',
    '@fleet/inventory',
    '@fleet/jaeger',
    '@fleet/kubernetes',
    '@fleet/loki',
    '@fleet/model',
    '@fleet/otel-collector',
    '@fleet/own-files',
    '@fleet/prometheus',
    '@fleet/thanos',
    '@fleet/validation',
    '@fleet/victoria-logs',
    '@fleet/workloads',
    '@kubernetes/client-node',
    '@lezer/common',
    '@lezer/javascript',
    'js-yaml',
  ],
  'apps/preview': [
    '@emotion/css',
    '@fleet/build',
    '@fleet/kubernetes',
    '@fleet/model',
    '@fleet/own-files',
    '@fleet/sample-stores',
    '@fleet/topology',
    '@fleet/validation',
    '@fontsource/inter',
    '@fontsource/roboto-mono',
    '@grafana/data',
    '@grafana/e2e-selectors',
    '@grafana/i18n',
    '@grafana/runtime',
    '@grafana/scenes',
    '@grafana/schema',
    '@grafana/ui',
    'esbuild',
    'playwright-core',
    'react',
    'react-dom',
    'react-router-dom',
    'rxjs',
    'uplot',
  ],
  'tools/bench': [
    '@fleet/build',
    '@fleet/command-line',
    '@fleet/doctor',
    '@fleet/model',
    '@fleet/validation',
    'js-yaml',
  ],
  'tools/command-line': [],
  'tools/derive': [
    '@fleet/build',
    '@fleet/charts',
    '@fleet/command-line',
    '@fleet/validation',
    '@grafana/grafana-foundation-sdk',
    'js-yaml',
    'rolldown',
  ],
  'tools/docs': ['@fleet/command-line'],
  'tools/workflows': ['@fleet/command-line'],
  'tools/mutate': [
    '@fleet/command-line',
    '@fleet/kubernetes',
    '@fleet/model',
    '@fleet/validation',
    'js-yaml',
    'pure-rand',
  ],
}

/** Modules of Node that give the same answer everywhere and always. */
const PURE_NODE_MODULES: Readonly<Record<string, readonly string[]>> = {
  'packages/charts': ['node:zlib'],
  'packages/kubernetes': ['node:crypto'],
  'packages/validation': ['node:path/posix'],
}

/** Code that lets the disk, the clock, chance, the environment or the locale into the output. */
const IMPURE =
  /\b(?:process|console|performance|Intl|crypto|globalThis)\.\w|\b(?:fetch|setTimeout|setInterval)\(|\bDate\.now\b|\bDate\(\s*\)|\bMath\.random\b|\.toLocale\w*\(|\.localeCompare\(|\bimport\.meta\b/

const PACKAGES = globSync('{packages,apps,tools}/*/package.json', { cwd: ROOT }).map(dirname).toSorted()

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest

const namesIn = (record: Readonly<Record<string, string>> = {}): string[] => Object.keys(record).toSorted()

/** Code that does not run for a user. */
const isForTests = (file: string): boolean =>
  /\.test\.ts$|\/vitest\.config\.ts$|\/testing\/|\/fixtures\/|\/bundle\//.test(file)

const filesOf = (folder: string): string[] =>
  globSync(`${folder}/**/*.ts`, { cwd: ROOT, exclude: ['**/node_modules/**'] }).toSorted()

const codeOf = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8')
    .replaceAll(/^\s*\/\*[\s\S]*?\*\//gm, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')

/** Static imports and re-exports stand at the beginning of a line, dynamic ones anywhere. */
const IMPORT = /^(?:import|export)\s(?:[^'=(]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm

const importsOf = (file: string): string[] =>
  [...codeOf(file).matchAll(IMPORT)].map(([, PATH_IN_TEXT, loaded]) => PATH_IN_TEXT ?? loaded ?? '')

/** The package that a specifier names: `@scope/name/sub/path` → `@scope/name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const mayImport = (folder: string, file: string): readonly string[] => {
  const { dependencies, devDependencies } = manifestOf(folder)
  const own = namesIn(dependencies)
  return isForTests(file)
    ? [...own, ...namesIn(devDependencies), ...namesIn(manifestOf('.').devDependencies)]
    : own
}

describe('the arrows between packages', () => {
  test('every package of the workspace is in the table', () => {
    expect(PACKAGES).toEqual(Object.keys(ARROWS).toSorted())
  })

  test.each(PACKAGES)('%s depends on nothing but what the table allows', (folder) => {
    const allowed = ARROWS[folder] ?? []
    expect(namesIn(manifestOf(folder).dependencies).filter((name) => !allowed.includes(name))).toEqual([])
  })

  test.each(PACKAGES)('%s imports only what it declares, and its own files', (folder) => {
    const strays = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !specifier.startsWith('node:'))
        .filter((specifier) =>
          specifier.startsWith('.')
            ? relative(folder, join(dirname(file), specifier)).startsWith('..')
            : !mayImport(folder, file).includes(packageOf(specifier)),
        )
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(strays).toEqual([])
  })
})

describe('the same fleet gives the same bytes on any machine', () => {
  const pure = PACKAGES.filter((folder) => folder.startsWith('packages/'))

  test.each(pure)('%s reads neither disk, clock, chance, environment nor locale', (folder) => {
    const shipped = filesOf(folder).filter((file) => !isForTests(file))
    const impure = shipped.flatMap((file) => {
      const [found] = IMPURE.exec(codeOf(file)) ?? []
      const modules = importsOf(file).filter(
        (specifier) => specifier.startsWith('node:') && !PURE_NODE_MODULES[folder]?.includes(specifier),
      )
      return [...(found === undefined ? [] : [found]), ...modules].map((message) => `${file} uses ${message}`)
    })
    expect(impure).toEqual([])
  })
})

describe('a fleet of one’s own changes nothing else', () => {
  const code = globSync('{packages,apps,tools,lab}/**/*.ts', { cwd: ROOT, exclude: ['**/node_modules/**'] })

  /** The one importer of the inventory, and what goes with it. */
  const MAY_IMPORT = /^(?:apps\/build\/src\/inventory|packages\/inventory\/src)\//

  test('only the program reads the inventory, by its name', () => {
    expect(
      code.filter((file) => !MAY_IMPORT.test(file) && codeOf(file).includes("'@fleet/inventory'")),
    ).toEqual(
      // These lists are of names.
      ['apps/build/src/architecture.test.ts'],
    )
  })

  /** A path from the root of the repository into its trees: `join(ROOT, 'clusters')`, `'../../clusters'`. */
  const OWN_TREES = /\b(?:ROOT|REPOSITORY|root), 'clusters\b|'(?:\.\.\/)+clusters\b/

  test('no test and no tool reads the trees of the inventory', () => {
    const tests = code.filter((file) => !MAY_IMPORT.test(file) && /\.test\.ts$|^lab\/|^tools\//.test(file))
    expect(tests.filter((file) => OWN_TREES.test(codeOf(file)))).toEqual([])
  })
})

describe('the documents', () => {
  const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: ROOT })].toSorted()

  /** Paths written as code, such as `packages/model/src/contracts/ingest.ts`; those with a placeholder are left out. */
  const PATH_IN_TEXT = /`((?:packages|apps|tools|docs|\.github|\.changeset)\/[\w./-]+)`/g

  test.each(documents)('%s points to files that exist', (document) => {
    const text = readFileSync(join(ROOT, document), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) =>
      join(dirname(document), link),
    )
    const paths = [...text.matchAll(PATH_IN_TEXT)].map(([, path = '']) => path)
    expect([...links, ...paths].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})

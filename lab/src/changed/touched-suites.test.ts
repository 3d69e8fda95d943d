import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { suitesTouchedBy } from './touched-suites.ts'

const root = join(import.meta.dirname, '../../..')
const suites = readdirSync(join(root, 'lab/suites'))

test.each([
  ['packages/validation/fixtures/trees/homelab/flux/sources.yaml', suites],
  ['clusters/mine/flux/sources.yaml', []],
  ['packages/inventory/src/fleet.ts', []],
  ['an-unlisted-file', suites],
  ['lab/engines/prometheus/go.mod', suites],
  ['lab/src/hosts/host.ts', suites],
  ['packages/validation/src/catalog/metrics/index.ts', suites],
  [
    'packages/validation/src/rules/index.ts',
    ['corpus', 'doctor', 'flux', 'rendering', 'thanos', 'traces', 'transitions', 'validator'],
  ],
  ['lab/src/cost/log-cost.ts', ['cost']],
  ['lab/suites/alerts/alerts.test.ts', ['alerts']],
  ['lab/src/logs/checks.test.ts', []],
  ['docs/decisions/0033-the-lab.md', []],
  ['lab/RESULTS.md', []],
  ['lab/green.json', []],
])('%s touches %j', (path, touched) => {
  expect(suitesTouchedBy(path, suites)).toEqual(touched)
})

interface Manifest {
  readonly exports: Readonly<Record<string, string>>
}

/** The file of an import from this repository. */
const imported = (file: string, name: string): string | undefined => {
  if (name.startsWith('.')) return join(dirname(file), name)
  const [, package_, entry = ''] = /^@fleet\/([^/]+)(\/.*)?$/.exec(name) ?? []
  if (package_ === undefined) return undefined
  const folder = ['packages', 'apps', 'tools']
    .map((of) => join(root, of, package_))
    .find((path) => existsSync(path))
  if (folder === undefined) throw new Error(`no package is named ${name}`)
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  return join(folder, exports[`.${entry}`] ?? '')
}

/** Type imports do not exist at run time. */
const withoutTypes = (text: string): string => text.replaceAll(/^(?:import|export) type [^']+'[^']+'/gm, '')

const importsOf = (file: string): readonly string[] =>
  file.endsWith('.ts')
    ? [...withoutTypes(readFileSync(file, 'utf8')).matchAll(/\b(?:from|import)[\s(]+'([^']+)'/g)].flatMap(
        ([, name = '']) => imported(file, name) ?? [],
      )
    : []

/** Everything that files import, and what that imports. */
const reachedFrom = (files: readonly string[]): ReadonlySet<string> => {
  const reached = new Set(files)
  // A set that grows while it is walked is walked to its end.
  for (const file of reached) for (const found of importsOf(file)) reached.add(found)
  return reached
}

test.each(suites)('every import of the tests of %s touches it', (suite) => {
  const tests = readdirSync(join(root, 'lab/suites', suite)).map((file) =>
    join(root, 'lab/suites', suite, file),
  )
  const reached = [...reachedFrom(tests)].map((file) => relative(root, file))
  expect(reached.length).toBeGreaterThan(tests.length)
  expect(reached.filter((path) => !suitesTouchedBy(path, suites).includes(suite))).toEqual([])
})

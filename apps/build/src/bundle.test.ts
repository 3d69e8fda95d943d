import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleManifest } from '../bundle/bundle-manifest.ts'
import { bundleFolder, bundleOf, codeFile, manifestFile } from './bundle.js'

const REPOSITORY = join(import.meta.dirname, '../../..')
const INVENTORY = join(REPOSITORY, 'packages/inventory/src/index.ts')
const folder = mkdtempSync(join(tmpdir(), 'fleet-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const node = (script: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })

/** Every file below a folder with its bytes. */
const bytesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => [file.slice(root.length), readFileSync(file, 'utf8')])

describe('the bundle', () => {
  // Below the program's own packages, by which the bundle finds the inventory.
  const dist = mkdtempSync(join(REPOSITORY, 'apps/build/node_modules/.bundle-'))
  let bundle = ''
  beforeAll(() => {
    writeFileSync(join(dist, 'program-0123456789abcdef.cjs'), '')
    node(join(REPOSITORY, 'apps/build/bundle/make-bundle.ts'), dist)
    bundle = bundleOf(REPOSITORY, dist) ?? ''
  }, 240_000)

  afterAll(() => rmSync(dist, { recursive: true, force: true }))

  test('holds dashboards composed, and none of their builders, which would load with every build', () => {
    const program = readFileSync(bundle, 'utf8')
    expect(program).toContain('palette-classic-by-name')
    expect(program).not.toContain('FieldColorModeId')
  })

  test('holds the client of Kubernetes beside the program, where only `doctor` loads it', () => {
    const parts = [bundle, bundle.replace('program-', 'kubeconfig-')].map((file) =>
      readFileSync(file, 'utf8'),
    )
    expect(parts.map((code) => code.includes('loadFromDefault'))).toEqual([false, true])
    // Nor Node's own modules of HTTP, whose loading is a sixth of a build with nothing to do.
    expect(parts.map((code) => /require\(["']node:https?["']\)/.test(code))).toEqual([false, true])
  })

  test('writes the bytes that the sources write', () => {
    const build = (program: string, out: string) =>
      node(
        '--eval',
        `${program}.then(({ main }) =>
          main(['build', '--out', ${JSON.stringify(out)}], {
            repository: ${JSON.stringify(REPOSITORY)},
            importModule: () => import(${JSON.stringify(INVENTORY)}),
          }))`,
      )
    const source = (file: string) => `import(${JSON.stringify(join(REPOSITORY, 'apps/build/src', file))})`
    const [bundled, plain] = [join(folder, 'bundled'), join(folder, 'plain')]
    build(
      `${source('bundle.js')}.then(({ loadBundle }) => loadBundle(${JSON.stringify(bundle)}).program)`,
      bundled,
    )
    build(source('main.ts'), plain)
    expect(bytesIn(bundled).length).toBeGreaterThan(40)
    expect(bytesIn(bundled)).toEqual(bytesIn(plain))
  })

  test('replaces the one before it, so that a stale one never runs', () => {
    const schemas = bundle.replace('program-', 'schemas-')
    const kinds = bundle.replace('program-', 'kinds-')
    const charts = bundle.replace('program-', 'charts-')
    const kubeconfig = bundle.replace('program-', 'kubeconfig-')
    expect(readdirSync(dist)).toEqual(
      [
        charts,
        kinds,
        kubeconfig,
        manifestFile(dist),
        bundle,
        codeFile(bundle),
        schemas,
        codeFile(schemas),
      ].map((file) => basename(file)),
    )
  })
})

describe('the bundle that is there', () => {
  const repository = join(folder, 'repository')
  const limits = 'packages/loki/src/limits.ts'
  const catalogue = 'packages/validation/src/catalog/metrics/traefik.json'
  beforeAll(() => {
    const copied = [limits, catalogue, 'packages/loki/package.json', 'packages/validation/package.json']
    for (const path of [
      ...copied,
      'packages/inventory',
      'apps/build/package.json',
      'apps/build/src',
      'apps/build/bundle',
    ])
      cpSync(join(REPOSITORY, path), join(repository, path), { recursive: true })
    writeFileSync(join(repository, 'pnpm-lock.yaml'), '')
    mkdirSync(bundleFolder(repository))
  })

  /** As if the bundle were just made of the present sources. */
  const make = () =>
    writeFileSync(manifestFile(bundleFolder(repository)), JSON.stringify(bundleManifest(repository)))

  test('runs while all its sources are unchanged', () => {
    make()
    expect(bundleOf(repository)).toBe(join(bundleFolder(repository), bundleManifest(repository).program))
  })

  test.each([
    ['a source', limits],
    ['data', catalogue],
    ['a dependency', 'pnpm-lock.yaml'],
    ['what a package exports', 'packages/loki/package.json'],
    ['what makes it', 'apps/build/bundle/bundle-manifest.ts'],
  ])('does not run after %s changes, and its successor has another name', (_, path) => {
    make()
    const before = bundleManifest(repository).program
    const file = join(repository, path)
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`)
    expect(bundleOf(repository)).toBeUndefined()
    expect(bundleManifest(repository).program).not.toBe(before)
  })

  test('does not run after a source changes at the same size', () => {
    make()
    const file = join(repository, limits)
    writeFileSync(file, readFileSync(file, 'utf8').replace('export', 'exporT'))
    expect(bundleOf(repository)).toBeUndefined()
  })

  test('runs after the same bytes are written anew, and hashes them once', () => {
    make()
    const read = () => readFileSync(manifestFile(bundleFolder(repository)), 'utf8')
    const before = read()
    utimesSync(join(repository, limits), 1, 1)
    expect(bundleOf(repository)).toBeDefined()
    const after = read()
    expect(after).not.toBe(before)
    expect(bundleOf(repository)).toBeDefined()
    expect(read()).toBe(after)
  })

  test('does not run after a source is removed', () => {
    make()
    rmSync(join(repository, 'apps/build/src/tree.ts'))
    expect(bundleOf(repository)).toBeUndefined()
  })

  test('runs after the inventory changes, which is never bundled', () => {
    make()
    writeFileSync(join(repository, 'packages/inventory/src/homelab.ts'), 'export const homelab = {}\n')
    expect(bundleOf(repository)).toBeDefined()
  })
})

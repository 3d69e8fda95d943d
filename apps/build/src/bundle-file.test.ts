import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleFile } from './bundle-file.js'
import { codeFile, textsFile } from './load-bundle.js'

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
  // Below the program's own packages, which the bundle finds the inventory by.
  const dist = mkdtempSync(join(REPOSITORY, 'apps/build/node_modules/.bundle-'))
  const bundle = join(dist, basename(bundleFile(REPOSITORY)))
  beforeAll(() => {
    writeFileSync(join(dist, 'program-0123456789abcdef.cjs'), '')
    node(join(REPOSITORY, 'apps/build/bundle/make-bundle.ts'), dist)
  }, 60_000)

  afterAll(() => rmSync(dist, { recursive: true, force: true }))

  test('writes the bytes that the sources write', () => {
    const build = (program: string, out: string) =>
      node(
        '--eval',
        `Promise.all([${program}, import(${JSON.stringify(INVENTORY)})]).then(([{ main }, inventory]) =>
          main(['build', '--out', ${JSON.stringify(out)}], {
            repository: ${JSON.stringify(REPOSITORY)},
            importModule: async () => inventory,
          }))`,
      )
    const source = (file: string) => `import(${JSON.stringify(join(REPOSITORY, 'apps/build/src', file))})`
    const [bundled, plain] = [join(folder, 'bundled'), join(folder, 'plain')]
    build(
      `${source('load-bundle.js')}.then(({ loadBundle }) => loadBundle(${JSON.stringify(bundle)}).program)`,
      bundled,
    )
    build(source('main.ts'), plain)
    expect(bytesIn(bundled).length).toBeGreaterThan(40)
    expect(bytesIn(bundled)).toEqual(bytesIn(plain))
  })

  test('replaces the one before it, so that none is left to be run by mistake', () => {
    expect(readdirSync(dist)).toEqual(
      [bundle, codeFile(bundle), textsFile(bundle)].map((file) => basename(file)),
    )
  })
})

describe('which bundle is run', () => {
  const repository = join(folder, 'repository')
  const source = join(repository, 'packages/loki/src/limits.ts')
  beforeAll(() => {
    for (const file of ['packages/loki/src', 'packages/inventory/src', 'apps/build/src', 'apps/build/bundle'])
      cpSync(join(REPOSITORY, file), join(repository, file), { recursive: true })
    writeFileSync(join(repository, 'pnpm-lock.yaml'), '')
  })

  test('is another one as soon as a source or a dependency changes', () => {
    const before = bundleFile(repository)
    writeFileSync(source, `${readFileSync(source, 'utf8')}\n`)
    const after = bundleFile(repository)
    expect(after).not.toBe(before)
    writeFileSync(join(repository, 'pnpm-lock.yaml'), 'lockfileVersion: 9\n')
    expect(bundleFile(repository)).not.toBe(after)
  })

  test('is another one as soon as what makes it changes', () => {
    const before = bundleFile(repository)
    writeFileSync(join(repository, 'apps/build/bundle/split-json.ts'), 'export {}\n')
    expect(bundleFile(repository)).not.toBe(before)
  })

  test('stays the same when the inventory changes, which is never bundled', () => {
    const before = bundleFile(repository)
    writeFileSync(join(repository, 'packages/inventory/src/homelab.ts'), 'export const homelab = {}\n')
    expect(bundleFile(repository)).toBe(before)
  })
})

import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '../../..')

/** The packed package, installed where nothing of this repository is. */
const folder = mkdtempSync(join(tmpdir(), 'fleet-package-'))

const inFolder = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

beforeAll(() => {
  inFolder(process.execPath, join(REPOSITORY, 'apps/build/bundle/pack.ts'), folder)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  writeFileSync(join(folder, 'package.json'), '{}')
  inFolder('npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`)
  const trees = join(REPOSITORY, 'packages/validation/fixtures/trees')
  cpSync(trees, join(folder, 'clusters'), { recursive: true })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(folder, 'node_modules/.bin/observability-fleet'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })

describe('the npm package', () => {
  test('checks the trees of the folder that it is called in', () => {
    const { status, stdout, stderr } = run('validate')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/nothing found in \d+ files of 2 clusters/)
    expect(status).toBe(0)
  })

  test('finds what is wrong, with its schemas and its rules', () => {
    cpSync(join(folder, 'clusters'), join(folder, 'wrong'), { recursive: true })
    writeFileSync(
      join(folder, 'wrong/homelab/workloads/own.yaml'),
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: notes, label: a}\n',
    )
    const { status, stdout } = run('validate', 'wrong')
    expect(status).toBe(1)
    expect(stdout).toContain('error wrong/homelab/workloads/own.yaml:3:25 (valid-object)')
  })

  test('speaks of itself, and knows no other command', () => {
    expect(run('validate', '--help').stdout).toContain('npx observability-fleet validate [DIR…]')
    expect(run('validate', '--help').stdout).not.toContain('pnpm')
    expect(run('build')).toMatchObject({ status: 2, stderr: expect.stringContaining('no command "build"') })
  })

  test('has no regular expression that Node 22 does not know', () => {
    const installed = join(folder, 'node_modules/observability-fleet')
    const scripts = readdirSync(installed).filter((name) => name.endsWith('.cjs'))
    expect(scripts.length).toBeGreaterThan(2)
    for (const name of scripts)
      expect(readFileSync(join(installed, name), 'utf8')).not.toMatch(/\(\?[ims-]+:/)
  })

  test('explains a rule', () => {
    expect(run('validate', '--explain', 'no-missing-port').stdout).toContain('# no-missing-port')
  })
})

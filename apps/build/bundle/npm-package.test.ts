import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClusterInput, FleetInput } from '@fleet/model'
import { sampleFleetInput } from '@fleet/model/testing'
import { COMMANDS } from '../src/commands/index.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '../../..')

/** The packed package, installed where nothing of this repository is, beside a fleet. */
const folder = mkdtempSync(join(tmpdir(), 'fleet-package-'))
const installed = join(folder, 'node_modules/observability-fleet')

const inFolder = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const writeFleet = (fleet: FleetInput) =>
  writeFileSync(
    join(folder, 'fleet.ts'),
    `import type { FleetInput } from 'observability-fleet'
     export const fleet: FleetInput = ${JSON.stringify(fleet)}`,
  )

beforeAll(() => {
  inFolder(process.execPath, join(REPOSITORY, 'apps/build/bundle/pack.ts'), folder)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  inFolder('npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`)
  writeFleet(sampleFleetInput())
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const runIn = (cwd: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [join(folder, 'node_modules/.bin/observability-fleet'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  })

const run = (...args: readonly string[]) => runIn(folder, ...args)

describe('the npm package', () => {
  test('builds the fleet of the folder that it is called in, checks it, and validates its trees', () => {
    expect(run('build')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Built 2 trees/m),
    })
    expect(run('check')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('2 trees as the inventory says'),
    })
    expect(run('validate')).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/nothing found in \d+ files of 2 clusters/),
    })
  })

  test('finds the fleet from a folder below, up to the root of its repository', () => {
    const below = join(folder, 'clusters/hub')
    expect(runIn(below, 'check').status).toBe(2)
    mkdirSync(join(folder, '.git'))
    expect(runIn(below, 'check')).toMatchObject({ status: 0, stderr: '' })
  })

  test('plans a change from the trees on the disk', () => {
    expect(run('plan')).toMatchObject({ status: 0, stderr: '' })
  })

  test('explains a field of the inventory', () => {
    expect(run('explain', 'clusters.hub.kubeContext').stdout).toContain('Word, required')
  })

  test('prints the runbook of an alert, which is a page that a fleet can publish', () => {
    const page = readFileSync(join(installed, 'docs/runbooks/ClusterMetricsAbsent.md'), 'utf8')
    expect(run('runbook', 'ClusterMetricsAbsent').stdout).toBe(page)
    expect(page).toContain('npx observability-fleet doctor')
    expect(page).not.toMatch(/pnpm|packages\//)
  })

  test('remembers the last build, and its own compiled code', () => {
    const cache = join(folder, 'node_modules/.cache/observability-fleet')
    expect(readdirSync(cache)).toEqual(expect.arrayContaining(['code', 'fleet-build.json']))
    expect(readdirSync(join(cache, 'code/build')).length).toBeGreaterThan(0)
  })

  test('finds what is wrong, with its schemas and its rules', () => {
    cpSync(join(folder, 'clusters'), join(folder, 'wrong'), { recursive: true })
    writeFileSync(
      join(folder, 'wrong/hub/workloads/own.yaml'),
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: notes, label: a}\n',
    )
    const { status, stdout } = run('validate', 'wrong')
    expect(status).toBe(1)
    expect(stdout).toContain('error wrong/hub/workloads/own.yaml:3:25 (valid-object)')
  })

  test('says what is wrong in the fleet, and what to call', () => {
    const { clusters, ...rest } = sampleFleetInput()
    writeFleet({ ...rest, clusters: { hub: clusters['hub'] as ClusterInput } })
    const { status, stdout } = run('check')
    expect(status).toBe(1)
    expect(stdout).toContain('To fix: npx observability-fleet build')
    writeFleet(sampleFleetInput())
  })

  test('speaks of itself alone', () => {
    const pages = [['--help'], ...COMMANDS.map(({ name }) => [name, '--help'])].map(
      (args) => run(...args).stdout,
    )
    for (const page of pages) {
      expect(page).toContain('npx observability-fleet')
      expect(page).not.toMatch(/pnpm|packages\//)
    }
    for (const written of ['flux/sources.yaml', '.generated.json'])
      expect(readFileSync(join(folder, 'clusters/hub', written), 'utf8')).toContain(
        '`npx observability-fleet build`',
      )
  })

  test('tells a person without a fleet where it looks for one', () => {
    const empty = mkdtempSync(join(folder, 'empty-'))
    mkdirSync(join(empty, '.git'))
    expect(runIn(empty, 'build')).toMatchObject({ status: 2, stderr: expect.stringContaining('fleet.ts') })
  })

  test('has the types of the inventory, which need nothing else', () => {
    writeFileSync(
      join(folder, 'types.ts'),
      `import type { FleetInput, ClusterInput, WorkloadInput } from 'observability-fleet'
       import type * as model from '${REPOSITORY}/packages/model/src/index.ts'
       export const toModel: model.FleetInput = {} as FleetInput
       export const fromModel: FleetInput = {} as model.FleetInput
       export const cluster: ClusterInput = {} as model.ClusterInput
       export const workload: WorkloadInput = {} as model.WorkloadInput
       // @ts-expect-error: there is no such field
       export const misspelt: Partial<ClusterInput> = { storageclass: 'local-path' }`,
    )
    const check = (...args: readonly string[]) =>
      spawnSync(join(REPOSITORY, 'node_modules/.bin/tsc'), [...STRICT, ...args], {
        cwd: folder,
        encoding: 'utf8',
      })
    expect(check('--exactOptionalPropertyTypes', '--skipLibCheck', 'false', 'fleet.ts')).toMatchObject({
      status: 0,
      stdout: '',
    })
    expect(check('--allowImportingTsExtensions', '--skipLibCheck', 'types.ts')).toMatchObject({
      status: 0,
      stdout: '',
    })
  })

  test('has no regular expression that Node 22 does not know', () => {
    const scripts = readdirSync(installed).filter((name) => name.endsWith('.cjs'))
    expect(scripts.length).toBeGreaterThan(2)
    for (const name of scripts)
      expect(readFileSync(join(installed, name), 'utf8')).not.toMatch(/\(\?[ims-]+:/)
  })

  test('says in a line which Node it needs', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--no-strip-types', join(installed, 'start.cjs'), 'build'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error: this needs a Node that runs TypeScript, 22\.18 or later.*\n$/),
    })
  })

  test('needs no other package', () => {
    expect(readManifest()).toMatchObject({ engines: { node: expect.stringContaining('22.18') } })
    expect(readManifest()).not.toHaveProperty('dependencies')
  })

  test('explains a rule', () => {
    expect(run('validate', '--explain', 'no-missing-port').stdout).toContain('# no-missing-port')
  })
})

/** What a fleet's repository may demand of its types. */
const STRICT = '--noEmit --strict --noUncheckedIndexedAccess --module nodenext --target es2024'.split(' ')

const readManifest = (): unknown => JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesIn, put, timesIn } from '../src/disk/testing/scratch.ts'
import { buildExample, EXAMPLES, installPackage, runIn, runProgram } from './testing/installed-package.ts'

/** The packed generator, installed where nothing of this repository is. */
const folder = mkdtempSync(join(tmpdir(), 'fleet-own-'))
const fleet = join(folder, 'my-fleet')

beforeAll(() => installPackage(folder), 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Each starts several programs, on a machine that may be busy. */
const SLOW = { timeout: 120_000 }

const FACTS = [
  ['--cluster', 'rack=admin@rack', '--cluster', 'board', '--cluster', 'shed'],
  ['--node', 'rack/r1=10.41.0.1,100.70.1.1', '--node', 'rack/r2=10.41.0.2,100.70.1.2'],
  ['--node', 'rack/r3=10.41.0.3,100.70.1.3', '--node', 'board/b1=10.42.0.1,100.70.2.1'],
  ['--node', 'shed/s1=10.43.0.1,100.70.3.1', '--node', 'shed/s2=10.43.0.2,100.70.3.2'],
  ['--hub', 'rack/r1', '--storage-class', 'rack=longhorn', '--no-traefik', 'shed'],
].flat()

const program = (...args: readonly string[]) => runProgram(folder, folder, 'observability-fleet', ...args)

const git = (...args: readonly string[]) =>
  runIn(fleet, 'git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], {
    GIT_CONFIG_GLOBAL: '/dev/null',
  })

const script = (name: string) => runIn(fleet, 'npm', ['run', '--silent', name])

const green = { status: 0, stderr: '' }

interface Workflow {
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>
}

/** What the repository's workflow runs. Its packages are installed already. */
const stepsOfWorkflow = (): readonly string[] => {
  const { jobs } = load(readFileSync(join(fleet, '.github/workflows/fleet.yaml'), 'utf8')) as Workflow
  return Object.values(jobs)
    .flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
    .filter((run) => run !== 'npm ci')
}

/** Objects of a person's own. */
const OWN_FILES = {
  'clusters/board/apps/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [notes.yaml]\n',
  'clusters/board/apps/notes.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: notes\n',
}

/** A layer of Flux for the folder of these objects, as CONTRIBUTING says: a generated one with another name and path. */
const layerOf = (generated: string): string =>
  generated
    .replace(/^#.*\n/, '')
    .replaceAll('name: sources', 'name: apps')
    .replace('/board/sources', '/board/apps')

describe('a fleet of one’s own, from an empty folder to green checks', () => {
  test('is written by one command', () => {
    const { status, stdout, stderr } = runIn(folder, 'npx', ['observability-fleet', 'init', fleet, ...FACTS])
    expect({ status, stderr }).toEqual(green)
    expect(stdout).toContain('8 files for 3 clusters')
  })

  test('is not written again over itself', () => {
    const { status, stderr } = program('init', fleet, ...FACTS)
    expect(status).toBe(2)
    expect(stderr).toContain('is not empty')
  })

  test('needs a terminal, or flags', () => {
    const { status, stderr } = program('init', 'other', '--cluster', 'rack')
    expect(status).toBe(2)
    expect(stderr).toContain('add --node rack/NODE=ADDRESS,TAILNET_ADDRESS')
  })

  test('builds, and a second build writes nothing', SLOW, () => {
    git('init', '--initial-branch=main')
    expect(script('build')).toMatchObject(green)
    const before = timesIn(join(fleet, 'clusters'))
    expect(script('build')).toMatchObject(green)
    expect(timesIn(join(fleet, 'clusters'))).toEqual(before)
    git('add', '--all')
    expect(git('commit', '--message', 'Describe the fleet').status).toBe(0)
  })

  test('takes in manifests of a person’s own', SLOW, () => {
    for (const [path, content] of Object.entries(OWN_FILES)) put(fleet, path, content)
    put(
      fleet,
      'clusters/board/flux/apps.yaml',
      layerOf(readFileSync(join(fleet, 'clusters/board/flux/sources.yaml'), 'utf8')),
    )
    expect(script('build')).toMatchObject(green)
    git('add', '--all')
    expect(git('commit', '--message', 'Add notes').status).toBe(0)
  })

  test('passes each step of its own workflow, on a committed tree', SLOW, () => {
    const steps = stepsOfWorkflow()
    expect(steps.length).toBeGreaterThan(4)
    const summary = join(folder, 'summary.md')
    for (const step of steps)
      expect({
        step,
        ...runIn(fleet, 'bash', ['-ec', step], { GITHUB_STEP_SUMMARY: summary }),
      }).toMatchObject({
        step,
        ...green,
      })
    expect(readFileSync(summary, 'utf8')).toContain('notes')
  })

  test('has a workflow that may only read', () => {
    const workflow = load(readFileSync(join(fleet, '.github/workflows/fleet.yaml'), 'utf8')) as Workflow
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })
})

describe('the example of three clusters', () => {
  const NAME = 'three-clusters'
  const committed = join(EXAMPLES, NAME)

  test('has the trees that its inventory gives, and passes its checks', SLOW, () => {
    const { repository, built } = buildExample(NAME, folder)
    expect(built).toMatchObject(green)
    expect(filesIn(join(repository, 'clusters'))).toEqual(filesIn(join(committed, 'clusters')))
    const checks = [['tsc'], ['observability-fleet', 'check'], ['observability-fleet', 'validate']]
    for (const [name = '', ...args] of checks)
      expect({ name, args, ...runProgram(folder, repository, name, ...args) }).toMatchObject(green)
    // What a rule warns of is suppressed, with a reason.
    expect(runProgram(folder, repository, 'observability-fleet', 'validate').stdout).toContain(
      'nothing found',
    )
  })

  test.each(['.github/workflows/fleet.yaml', 'package.json', 'renovate.json', 'tsconfig.json', '.gitignore'])(
    'has the %s that `init` writes',
    (file) => {
      expect(readFileSync(join(committed, file), 'utf8')).toBe(readFileSync(join(fleet, file), 'utf8'))
    },
  )
})

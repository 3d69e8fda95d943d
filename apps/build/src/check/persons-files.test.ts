import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import { sampleCluster, sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Finding } from '@fleet/model'
import type { Home } from '../build-cache.ts'
import { EXIT } from '../cli/exit-code.ts'
import { exitCodeOf } from '../cli/outcome.ts'
import { perform } from '../cli/perform.ts'
import { exitCodeOfValidation, performValidation } from '../cli/validation.ts'
import { filesIn, put, scratchFolder } from '../disk/testing/scratch.ts'
import type { Progress } from '../report/progress.ts'

const SILENT: Progress = { show: () => undefined, tell: () => undefined, clear: () => undefined }

type Changed = Parameters<typeof sampleFleetInput>[0]

/** A built fleet in a folder of its own, to which a person adds files. */
const builtFleet = async () => {
  const folder = scratchFolder()
  mkdirSync(join(folder, 'node_modules/.cache'), { recursive: true })
  const out = join(folder, 'clusters')
  const run = (command: 'build' | 'check', fleet: Changed = {}, more: Partial<Home> = {}) =>
    perform(
      { command, clusters: [], out, accepted: [], json: false },
      {
        repository: folder,
        importModule: () => Promise.resolve({ fleet: sampleFleetInput(fleet) }),
        ...more,
      },
      SILENT,
    )
  const validate = () => performValidation({ ...VALIDATE, folders: [out] }, { repository: folder }, SILENT)
  expect(exitCodeOf(await run('build'))).toBe(EXIT.ok)
  return { folder, out, run, validate }
}

const VALIDATE = {
  clusters: [],
  rules: [],
  accepted: [],
  houseStyle: false,
  writeBaseline: false,
  all: false,
  requireRendering: false,
  format: 'text',
} as const

/** A folder of a person in the hub's tree, and the Kustomization by which Flux applies it. */
const addApps = (out: string, ...objects: readonly object[]): void => {
  put(out, 'hub/flux/apps.yaml', dump(APPS))
  put(out, 'hub/apps/kustomization.yaml', dump({ ...LIST, resources: ['note.yaml'] }))
  put(out, 'hub/apps/note.yaml', objects.map((object) => dump(object)).join('---\n'))
}

const LIST = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }

const APPS = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'apps', namespace: 'flux-system' },
  spec: {
    interval: '10m',
    retryInterval: '1m',
    timeout: '5m',
    path: './clusters/hub/apps',
    prune: true,
    wait: true,
    dependsOn: [{ name: 'sources' }],
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
  },
}

const service = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'note', namespace: 'monitoring' },
  spec,
})

/** A Service that selects no pod: an error of its own, whatever the generated files say. */
const LOOSE = service({ selector: { app: 'gone' }, ports: [{ port: 80 }] })

const SUPPRESSION = dump([
  { rule: 'no-missing-pods', object: 'hub Service monitoring/note', reason: 'its pods come by hand' },
])

const summaryOf = (findings: readonly Finding[]) =>
  findings.map(({ rule, location }) => [rule, location.kind === 'file' && location.file])

const outcomesOfAll = async ({ run, validate }: Awaited<ReturnType<typeof builtFleet>>) => {
  const outcomes = [await run('build'), await run('check')].map((outcome) => ({
    code: exitCodeOf(outcome),
    found: summaryOf(outcome.findings),
  }))
  const validation = await validate()
  return [...outcomes, { code: exitCodeOfValidation(validation), found: summaryOf(validation.findings) }]
}

describe('a person’s files beside generated ones', () => {
  test('have the same findings in each command, and the same exit code', async () => {
    const fleet = await builtFleet()
    addApps(fleet.out, LOOSE)
    const [build, check, validate] = await outcomesOfAll(fleet)
    expect(build?.found).toEqual([['no-missing-pods', join(fleet.out, 'hub/apps/note.yaml')]])
    expect([build, check]).toEqual([validate, validate])
    expect(build?.code).toBe(EXIT.findings)
  })

  test('may be suppressed, and then every command is content', async () => {
    const fleet = await builtFleet()
    addApps(fleet.out, LOOSE)
    writeFileSync(join(fleet.out, 'suppressions.yaml'), SUPPRESSION)
    const content = { code: EXIT.ok, found: [] }
    expect(await outcomesOfAll(fleet)).toEqual([content, content, content])
  })

  test('are checked where they are shared between clusters, and in a folder without a list', async () => {
    const fleet = await builtFleet()
    addApps(fleet.out, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'monitoring' },
    })
    rmSync(join(fleet.out, 'hub/apps/kustomization.yaml'))
    put(fleet.out, 'hub/apps/kustomization.yaml', dump({ ...LIST, resources: ['note.yaml', '../../base'] }))
    put(fleet.out, 'base/kustomization.yaml', dump({ ...LIST, resources: ['loose.yaml'] }))
    put(fleet.out, 'base/loose.yaml', dump(LOOSE))
    const [build, check, validate] = await outcomesOfAll(fleet)
    expect(build?.found).toContainEqual(['no-missing-pods', join(fleet.out, 'base/loose.yaml')])
    expect([build, check]).toEqual([validate, validate])
  })

  test('that kustomize would change are named where it is not installed', async () => {
    const fleet = await builtFleet()
    addApps(fleet.out, LOOSE)
    put(
      fleet.out,
      'hub/apps/kustomization.yaml',
      dump({ ...LIST, namePrefix: 'my-', resources: ['note.yaml'] }),
    )
    vi.stubEnv('PATH', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { notRendered } = await fleet.run('build')
    expect(notRendered).toMatchObject([
      { folder: 'clusters/hub/apps', reason: expect.stringContaining('install') },
    ])
    expect((await fleet.validate()).coverage.notRendered).toEqual(notRendered)
  })

  test('are checked with the settings of their repository', async () => {
    const fleet = await builtFleet()
    addApps(fleet.out, LOOSE)
    put(fleet.folder, '.fleet.yaml', dump({ severities: { 'no-missing-pods': 'warning' } }))
    const [build, check, validate] = await outcomesOfAll(fleet)
    expect([build, check]).toEqual([validate, validate])
    expect(build).toMatchObject({ code: EXIT.ok, found: [['no-missing-pods', expect.anything()]] })
  })
})

describe('an error in a person’s file', () => {
  test('that was there before stops no build, fails the command, and says so', async () => {
    const { out, run } = await builtFleet()
    addApps(out, LOOSE)
    const before = filesIn(out)
    const outcome = await run('build', longestOutage('45m'))
    expect(outcome.findings).toMatchObject([{ rule: 'no-missing-pods', existing: true }])
    expect(exitCodeOf(outcome)).toBe(EXIT.findings)
    expect(filesIn(out)).not.toEqual(before)
    expect(await run('check', longestOutage('45m'))).toMatchObject({
      trees: [{ changes: [] }, { changes: [] }],
    })
  })

  test('that a change of the inventory makes stops the build', async () => {
    const { out, run } = await builtFleet()
    addApps(out, service({ type: 'NodePort', selector: PODS, ports: [{ port: 80, nodePort: 31096 }] }))
    const before = filesIn(out)
    const { findings, trees } = await run('build', { hub: withLogPort(31096) })
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'unique-host-port' }))
    expect(findings.some(({ existing }) => existing)).toBe(false)
    expect(trees).toEqual([])
    expect(filesIn(out)).toEqual(before)
  })

  test('that the generated files have too stops the build', async () => {
    const { out, run } = await builtFleet()
    addApps(out, LOOSE)
    const before = filesIn(out)
    const { findings, trees } = await run('build', MISSPELT_CLASS)
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'no-missing-pods', existing: true }))
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'valid-claim' }))
    expect(trees).toEqual([])
    expect(filesIn(out)).toEqual(before)
  })

  test('of suppressions stops the build only where it makes one needless', async () => {
    const { out, run } = await builtFleet()
    const file = join(out, 'suppressions.yaml')
    writeFileSync(file, SUPPRESSION)
    const needless = { rule: 'no-missing-suppression-target' }
    const old = await run('build', longestOutage('45m'))
    expect(old).toMatchObject({ findings: [{ ...needless, existing: true }], trees: [{}, {}] })
    expect(exitCodeOf(old)).toBe(EXIT.findings)
    addApps(out, LOOSE)
    expect(await run('build', longestOutage('45m'))).toMatchObject({ findings: [], trees: [{}, {}] })
  })
})

const withLogPort = (nodePort: number) => {
  const { hub } = sampleFleetInput()
  return { ...hub, ingest: { ...hub.ingest, logs: { nodePort } } }
}

const longestOutage = (duration: string) => ({
  telemetry: { ...sampleFleetInput().telemetry, longestOutage: duration },
})

const MISSPELT_CLASS = {
  clusters: { hub: sampleCluster(1, { storageClass: 'local-paht' }), spoke: sampleCluster(2) },
}

/** Of pods that the generator makes. */
const PODS = { 'app.kubernetes.io/name': 'kube-state-metrics' }

test('a build that a cache remembers is checked again when a person’s file changes', async () => {
  const { out, run } = await builtFleet()
  const program = { program: 'program-1.mjs' }
  addApps(out, service({ selector: PODS, ports: [{ port: 80, targetPort: 'metrics' }] }))
  expect(await run('build', {}, program)).toMatchObject({ findings: [] })
  put(out, 'hub/apps/note.yaml', dump(LOOSE))
  expect(await run('build', {}, program)).toMatchObject({ findings: [{ rule: 'no-missing-pods' }] })
})

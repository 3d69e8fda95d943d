import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHECKS } from '@fleet/doctor'
import { sampleCluster, sampleFleetInput } from '@fleet/model/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { run } from './cli/run.ts'
import { put } from './disk/testing/scratch.ts'
import { parseDoctor } from './testing/parse-report.ts'
import { kubeConfigOf, playedServer, type PlayedServer } from './testing/played-cluster.ts'
import { inventoryModule } from './testing/run-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'fleet-doctor-'))
const trees = join(folder, 'clusters')
const inventory = inventoryModule(
  folder,
  sampleFleetInput({ clusters: { hub: sampleCluster(1), spoke: sampleCluster(2) } }),
)
const KUSTOMIZATIONS = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations'
const SUSPENDED = {
  kind: 'Kustomization',
  metadata: { name: 'telemetry', namespace: 'flux-system' },
  spec: { suspend: true },
}

/** All but one check. */
const OTHERS = CHECKS.map(({ id }) => id).filter((id) => id !== 'flux-not-suspended')

/** Runs a command line in this process, for it starts often. */
const runHere = async (...args: readonly string[]) => {
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text)
      return true
    })
  const code = await run(args, { repository: folder })
  vi.restoreAllMocks()
  return { code, ...printed }
}

const doctor = (...args: readonly string[]) =>
  runHere('doctor', '--inventory', inventory, '--trees', trees, ...args)

/** What one check finds, with a kubeconfig of these servers. */
const examine = (servers: Readonly<Record<string, string>>, ...args: readonly string[]) => {
  const kubeConfig = join(folder, 'kubeconfig')
  writeFileSync(kubeConfig, kubeConfigOf(servers))
  vi.stubEnv('KUBECONFIG', kubeConfig)
  return doctor(...OTHERS.flatMap((id) => ['--skip', id]), ...args)
}

const servers: PlayedServer[] = []
const serve = async (...played: Parameters<typeof playedServer>) => {
  const server = await playedServer(...played)
  servers.push(server)
  return server
}

beforeAll(() => {
  for (const name of ['hub', 'spoke'])
    put(trees, `${name}/apps/own.yaml`, 'apiVersion: v1\nkind: Namespace\nmetadata: {name: own}\n')
})

afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
  await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()))
})

describe('pnpm doctor', () => {
  test('finds nothing in a fleet where all is well, and only reads', async () => {
    const server = await serve()
    const { code, stdout, stderr } = await examine({
      'cluster-1': server.address,
      'cluster-2': server.address,
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^nothing found in 2 checks of 2 clusters \(\d+\.\d\d s\)\n$/)
    expect(server.asked.filter((request) => !request.startsWith('GET '))).toEqual([])
  })

  test('says what is wrong, how that is known, why, and what to do', async () => {
    const [hub, spoke] = [await serve(), await serve({ lists: { [KUSTOMIZATIONS]: [SUSPENDED] } })]
    const { code, stdout } = await examine({ 'cluster-1': hub.address, 'cluster-2': spoke.address })
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /^error spoke Kustomization flux-system\/telemetry \(flux-not-suspended\)\n {2}.+\n {2}seen: .+: true\n {2}cause: .+\n {2}fix: flux resume .+ --context cluster-2\n\n1 error, 0 warnings in 2 checks/,
    )
  })

  test('checks what it reaches, and says once what it does not', async () => {
    const hub = await serve()
    const { code, stdout } = await examine({
      'cluster-1': hub.address,
      'cluster-2': 'http://127.0.0.1:1',
    })
    expect(code).toBe(2)
    expect(stdout).toMatch(
      /^not asked flux-not-suspended in spoke\n {2}the API server of the context cluster-2 cannot be reached/,
    )
    expect(stdout).toContain('nothing found in 1 check of 2 clusters, 1 not asked')
  })

  test.each([
    ['unauthorized', 401],
    ['forbidden', 403],
    ['failed', 500],
  ])('says that a cluster answers as %s', async (obstacle, status) => {
    const [hub, spoke] = [await serve(), await serve({ status })]
    const { code, stdout } = await examine({ 'cluster-1': hub.address, 'cluster-2': spoke.address }, '--json')
    expect(code).toBe(2)
    expect(parseDoctor(stdout)).toMatchObject({ ok: false, unasked: [{ cluster: 'spoke', obstacle }] })
  })

  test('says that the kubeconfig lacks a context', async () => {
    const hub = await serve()
    const { stdout } = await examine({ 'cluster-1': hub.address }, '--json')
    expect(parseDoctor(stdout)).toMatchObject({
      unasked: [{ obstacle: 'context', message: 'the kubeconfig has no context cluster-2' }],
    })
  })

  test('prints what its schema describes', async () => {
    const spoke = await serve({ lists: { [KUSTOMIZATIONS]: [SUSPENDED] } })
    const { code, stdout, stderr } = await examine({ 'cluster-2': spoke.address }, '--json')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
    expect(parseDoctor(stdout)).toMatchObject({
      command: 'doctor',
      clusters: ['hub', 'spoke'],
      asked: 1,
      headlines: [{ check: 'flux-not-suspended', cluster: 'spoke', severity: 'error', symptoms: [] }],
      unasked: [{ cluster: 'hub' }],
    })
  })

  test('asks only about the clusters that are named', async () => {
    const [hub, spoke] = [await serve(), await serve()]
    const contexts = { 'cluster-1': hub.address, 'cluster-2': spoke.address }
    expect((await examine(contexts, '--cluster', 'spoke')).code).toBe(0)
    expect(hub.asked).toEqual([])
  })

  test('annotates for GitHub', async () => {
    const server = await serve({ lists: { [KUSTOMIZATIONS]: [SUSPENDED] } })
    const contexts = { 'cluster-1': server.address, 'cluster-2': server.address }
    const { stdout } = await examine(contexts, '--format', 'github')
    expect(stdout).toMatch(
      /^::error title=flux-not-suspended::hub Kustomization flux-system\/telemetry%0A.+%0Acause: .+%0Afix: .+$/m,
    )
  })
})

describe('a wrong command line of pnpm doctor', () => {
  test.each([
    [['--since', '15'], '--since 15 is no duration', '15m'],
    [['--since', '7d'], '--since 7d is no duration', '1h30m'],
    [['--prometheus', 'localhost:9090'], '--prometheus localhost:9090 is no address', 'http://'],
    [['--skip', 'flux-not-suspend'], 'there is no check "flux-not-suspend"', 'flux-not-suspended'],
    [['--cluster', 'spoek'], 'the fleet has no cluster "spoek"', 'spoke'],
    [['--explain', 'flux-not-suspend'], 'there is no check "flux-not-suspend"', 'flux-not-suspended'],
    [['--watch', '--json'], '--watch prints text, and not json', 'leave out'],
    [['--format', 'sarif'], 'there is no format "sarif"', 'github'],
  ])('%j is refused with what to give', async (args, message, fix) => {
    const { code, stderr } = await doctor(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain(fix)
  })

  test('is JSON where JSON is asked for', async () => {
    const { stdout } = await doctor('--json', '--since', '15')
    expect(parseDoctor(stdout)).toMatchObject({ ok: false, error: { message: expect.anything() as unknown } })
  })

  test('names the folder that has no trees', async () => {
    const { code, stderr } = await runHere(
      'doctor',
      '--inventory',
      inventory,
      '--trees',
      join(folder, 'none'),
    )
    expect(code).toBe(2)
    expect(stderr).toContain(join(folder, 'none'))
  })
})

test('pnpm doctor --explain prints the page of a check, and asks nothing', async () => {
  vi.stubEnv('KUBECONFIG', join(folder, 'none'))
  const { code, stdout } = await runHere('doctor', '--explain', 'flux-not-suspended')
  expect(code).toBe(0)
  expect(stdout).toContain('# flux-not-suspended')
  expect(stdout).toContain('## By hand')
})

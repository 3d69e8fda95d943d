import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FleetInput } from '@fleet/model'
import { sampleCluster, sampleFleetInput } from '@fleet/model/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { filesIn, put, scratchFolder } from '../disk/testing/scratch.ts'
import { exitCodeOf } from '../cli/outcome.ts'
import { perform } from '../cli/perform.ts'
import { exitCodeOfValidation, performValidation } from '../cli/validation.ts'
import type { Progress } from '../report/progress.ts'
import { commitAll } from '../testing/commit-all.ts'

const { hub } = sampleFleetInput()

const loki = (changed: object): FleetInput =>
  sampleFleetInput({ hub: { ...hub, loki: { ...hub.loki, ...changed } } })

let folder: string
let trees: string

beforeEach(() => {
  folder = scratchFolder()
  trees = join(folder, 'clusters')
})

const QUIET: Progress = { show: () => undefined, tell: () => undefined, clear: () => undefined }

/** Runs a command in this process, and gives its exit code and what a finding says. */
const run = async (command: 'build' | 'check', fleet: FleetInput, ...accepted: readonly string[]) => {
  const home = { repository: folder, importModule: () => Promise.resolve({ fleet }) }
  const request = { command, clusters: [], out: trees, accepted, json: false } as const
  const outcome = await perform(request, home, QUIET)
  return { code: exitCodeOf(outcome), findings: outcome.findings }
}

const validated = async (...accepted: readonly string[]) => {
  const request = {
    folders: [trees],
    clusters: [],
    rules: [],
    houseStyle: false,
    writeBaseline: false,
    all: false,
    requireRendering: false,
    format: 'text',
    accepted,
  } as const
  const check = async (against: object) => {
    const validation = await performValidation({ ...request, ...against }, { repository: folder }, QUIET)
    return { code: exitCodeOfValidation(validation), findings: validation.findings }
  }
  return { against: await check({ against: 'HEAD' }), alone: await check({}) }
}

const LARGER = 'ban-chart-volume-change:hub/HelmRelease/monitoring/loki'

describe('a build over a tree that Flux has applied', () => {
  test('writes nothing where the API server would refuse the change, and names it as --accept takes it', async () => {
    await run('build', loki({ volume: '5Gi' }))
    const before = filesIn(trees)
    const { code, findings } = await run('build', loki({ volume: '10Gi' }))
    expect(code).toBe(1)
    expect(findings).toMatchObject([
      {
        rule: 'ban-chart-volume-change',
        severity: 'error',
        location: { file: join(trees, 'hub/releases/loki.yaml') },
        message: expect.stringContaining('from 5Gi to 10Gi') as unknown,
        fix: expect.stringContaining(`--accept ${LARGER}`) as unknown,
      },
    ])
    expect(filesIn(trees)).toEqual(before)
    expect(await run('check', loki({ volume: '10Gi' }))).toMatchObject({ code: 1, findings })
  })

  test('writes a change that is accepted, and still reports its steps', async () => {
    await run('build', loki({ volume: '5Gi' }))
    const accepted = await run('build', loki({ volume: '10Gi' }), LARGER)
    expect(accepted).toMatchObject({ code: 0, findings: [{ severity: 'warning' }] })
    expect(await run('build', loki({ volume: '10Gi' }), LARGER)).toEqual({ code: 0, findings: [] })
  })

  test('knows the rules of --accept', async () => {
    const wrong = run('build', loki({}), 'ban-chart-volume-chang:hub')
    await expect(wrong).rejects.toThrow('no rule about changes is named "ban-chart-volume-chang"')
    await expect(run('build', loki({}), 'ban-hub-move')).rejects.toThrow('names no object')
  })

  test('reports nothing where a release changes and its volume does not', async () => {
    await run('build', loki({ retention: '24h' }))
    expect(await run('build', loki({ retention: '48h' }))).toEqual({ code: 0, findings: [] })
  })

  test('leaves a person’s files in the tree out of what goes', async () => {
    await run('build', loki({}))
    put(
      trees,
      'hub/flux/own.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: own\n  namespace: default\n',
    )
    expect(await run('build', loki({ retention: '336h' }))).toEqual({ code: 0, findings: [] })
  })
})

describe('a cluster that is renamed after flux bootstrap', () => {
  const { clusters } = sampleFleetInput()
  const renamed = sampleFleetInput({
    clusters: { hub: clusters['hub'] ?? sampleCluster(1), edge: clusters['spoke'] ?? sampleCluster(2) },
  })
  const CHANGE = 'ban-cluster-removal:spoke'

  beforeEach(async () => {
    await run('build', sampleFleetInput())
    put(trees, 'spoke/flux/flux-system/gotk-sync.yaml', 'apiVersion: v1\nkind: List\nitems: []\n')
  })

  test('is refused, with the steps, in one finding', async () => {
    const { code, findings } = await run('build', renamed)
    expect(code).toBe(1)
    expect(findings).toMatchObject([
      { rule: 'ban-cluster-removal', location: { file: join(trees, 'spoke') } },
    ])
    expect(findings[0]?.fix).toContain(
      'git mv clusters/spoke/flux/flux-system clusters/edge/flux/flux-system',
    )
    expect(findings[0]?.fix).toContain(`--accept ${CHANGE}`)
  })

  test('is no error any more once the folder of bootstrap has moved', async () => {
    rmSync(join(trees, 'spoke/flux/flux-system'), { recursive: true })
    const { code, findings } = await run('build', renamed)
    expect(code).toBe(0)
    expect(findings).toMatchObject([{ rule: 'require-uninstalled-cluster', severity: 'warning' }])
    expect(existsSync(join(trees, 'spoke'))).toBe(false)
  })

  test('is one finding of validate --against, and of validate alone a tree that is empty', async () => {
    commitAll(folder)
    await run('build', renamed, CHANGE)
    const { against, alone } = await validated()
    expect(against).toMatchObject({ code: 1, findings: [{ rule: 'ban-cluster-removal', object: 'spoke' }] })
    expect(alone).toMatchObject({ code: 0, findings: [{ rule: 'ban-empty-tree', object: 'spoke' }] })
    const accepted = await validated(CHANGE)
    expect(accepted.against).toMatchObject({ code: 0, findings: [{ severity: 'warning' }] })
  })
})

import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { perform } from './cli/perform.ts'
import { filesIn, put, scratchFolder } from './disk/testing/scratch.ts'
import { performPlan } from './plan/perform-plan.ts'
import { exitCodeOfPlan, type Plan } from './plan/plan.ts'
import { planJson } from './report/plan/plan-json.ts'
import { planMarkdown } from './report/plan/plan-markdown.ts'
import { planText } from './report/plan/plan-text.ts'
import type { Progress } from './report/progress.ts'
import { parsePlan } from './testing/parse-report.ts'
import { inventoryModule, runProgram } from './testing/run-program.ts'
import { claimManifest } from './testing/claim-manifest.ts'
import { commitAll } from './testing/commit-all.ts'

interface PrintedPlan {
  readonly ok: boolean
  readonly summary: { readonly text: string; readonly changed: number; readonly errors: number }
  readonly clusters: readonly {
    readonly cluster: string
    readonly created: readonly { readonly name: string }[]
    readonly changed: readonly { readonly name: string; readonly file: string }[]
    readonly deleted: readonly { readonly name: string }[]
    readonly data: readonly { readonly subject: string; readonly change: string }[]
  }[]
  readonly findings: readonly { readonly rule: string; readonly location: { readonly file: string } }[]
}

const planOf = (stdout: string): PrintedPlan => parsePlan(stdout) as PrintedPlan

/** A plan of an inventory against the trees in a folder, in this process: it does not matter how it is printed. */
const planned = (folder: string, inventory: string): Promise<Plan> =>
  performPlan(
    {
      folders: [],
      clusters: [],
      accepted: [],
      inventory,
      out: join(folder, 'clusters'),
      format: 'text',
    },
    { repository: folder },
    SILENT,
  )

const HOME = { repository: '/nowhere' }

const SILENT: Progress = { show: () => {}, tell: () => {}, clear: () => {} }

/** Builds the trees of an inventory into a folder. */
const built = (folder: string, inventory: string) =>
  perform(
    { command: 'build', clusters: [], accepted: [], inventory, out: join(folder, 'clusters'), json: false },
    { repository: folder },
    SILENT,
  )

const settings = (name: string, level: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: default
data:
  level: ${level}
`

/** A repository with one tree of a person's. */
const repository = (): string => {
  const folder = scratchFolder()
  put(folder, 'clusters/one/kustomization.yaml', 'resources: [claim.yaml, settings.yaml]\n')
  put(folder, 'clusters/one/claim.yaml', claimManifest('5Gi'))
  put(folder, 'clusters/one/settings.yaml', settings('own', 'info'))
  commitAll(folder)
  return folder
}

describe('pnpm plan', () => {
  test('says what a build would change, and writes nothing', async () => {
    const folder = scratchFolder()
    const plan = await planned(folder, inventoryModule(folder))
    expect(plan.clusters.length).toBeGreaterThan(1)
    for (const { created, changed, deleted } of plan.clusters) {
      expect(created.length).toBeGreaterThan(10)
      expect([...changed, ...deleted]).toEqual([])
    }
    expect(planOf(planJson(plan))).toMatchObject({ ok: true, command: 'plan' })
    expect(Object.keys(filesIn(folder))).toEqual(['inventory.ts'])
  })

  test('says in one line that there is nothing to do, a person’s files or not', async () => {
    const folder = scratchFolder()
    const inventory = inventoryModule(folder)
    await built(folder, inventory)
    const [cluster = ''] = Object.keys(sampleFleetInput().clusters)
    put(folder, `clusters/${cluster}/apps/own.yaml`, settings('own', 'info'))
    const plan = await planned(folder, inventory)
    expect(planText(plan)).toMatch(/^nothing changes from the trees on the disk to the inventory: .+\n$/)
    expect(planOf(planJson(plan)).clusters).toEqual([])
  })

  test('has the errors of an inventory', async () => {
    const folder = scratchFolder()
    const plan = await planned(folder, inventoryModule(folder, { ...sampleFleetInput(), hub: 3 }))
    expect(exitCodeOfPlan(plan)).toBe(1)
    expect(planOf(planJson(plan))).toMatchObject({ ok: false, clusters: [] })
    expect(planText(plan)).toContain('inventory hub')
  })

  test.each([
    [['clusters']],
    [['--inventory', 'fleet.ts']],
    [['--against', 'HEAD', '--out', 'clusters']],
    [['--format', 'github']],
  ])('refuses %j, by the published schema', async (args) => {
    const { code, stdout } = await runProgram('plan', ...args, '--json')
    expect(code).toBe(2)
    expect(planOf(stdout)).toMatchObject({ ok: false })
  })
})

describe('pnpm plan --against', () => {
  test('compares the trees of a revision with those on the disk', async () => {
    const folder = repository()
    put(folder, 'clusters/one/settings.yaml', settings('own', 'debug'))
    const { code, stdout } = await runProgram('plan', join(folder, 'clusters'), '--against', 'HEAD', '--json')
    expect(code).toBe(0)
    expect(planOf(stdout).clusters).toMatchObject([
      { cluster: 'one', created: [], changed: [{ name: 'own', file: 'settings.yaml' }], deleted: [] },
    ])
  })

  test('exits with 1 where the API server would refuse a change that nobody accepts, and names the file', async () => {
    const folder = repository()
    put(folder, 'clusters/one/claim.yaml', claimManifest('10Gi'))
    const args = ['plan', join(folder, 'clusters'), '--against', 'HEAD', '--json']
    const { code, stdout } = await runProgram(...args)
    expect(code).toBe(1)
    const { findings, clusters, summary } = planOf(stdout)
    expect(summary.errors).toBe(1)
    expect(findings).toMatchObject([{ rule: 'ban-claim-change' }])
    expect(findings[0]?.location.file).toMatch(/clusters\/one\/claim\.yaml$/)
    expect(clusters[0]?.data).toMatchObject([{ change: 'resized' }])
    const accepted = await runProgram(
      ...args,
      '--accept',
      'ban-claim-change:one/PersistentVolumeClaim/default/notes',
    )
    expect(accepted.code).toBe(0)
  })

  test('prints the same bytes each time, in each format', async () => {
    const folder = repository()
    put(folder, 'clusters/one/settings.yaml', settings('own', 'debug'))
    const request = {
      folders: [join(folder, 'clusters')],
      clusters: [],
      accepted: [],
      against: 'HEAD',
      format: 'text',
    } as const
    const [one, other] = [await performPlan(request, HOME, SILENT), await performPlan(request, HOME, SILENT)]
    for (const print of [planJson, planMarkdown, planText]) {
      expect(print(one)).toBe(print(other))
      expect(print(one)).toContain('1 object changed')
    }
  })

  test('takes only the clusters that are asked for, and refuses others', async () => {
    const folder = repository()
    put(folder, 'clusters/two/kustomization.yaml', 'resources: [settings.yaml]\n')
    put(folder, 'clusters/two/settings.yaml', settings('own', 'debug'))
    put(folder, 'clusters/one/settings.yaml', settings('own', 'debug'))
    const args = ['plan', join(folder, 'clusters'), '--against', 'HEAD']
    const { stdout } = await runProgram(...args, '--cluster', 'two', '--json')
    expect(planOf(stdout).clusters.map(({ cluster }) => cluster)).toEqual(['two'])
    const { code, stderr } = await runProgram(...args, '--cluster', 'tow')
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean')
  })

  test('leaves the repository as it is', async () => {
    const folder = repository()
    const before = filesIn(folder)
    await runProgram('plan', join(folder, 'clusters'), '--against', 'HEAD')
    expect(filesIn(folder)).toEqual(before)
  })
})

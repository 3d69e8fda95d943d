import { appendFileSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sampleCluster, sampleFleetInput, sampleTunnel } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { LOCK } from './disk/lock.ts'
import { filesIn, put, scratchFolder, timesIn } from './disk/testing/scratch.ts'
import { parseReport } from './testing/parse-report.ts'
import { endOf, inventoryModule, moduleFile, runProgram, startProgram } from './testing/run-program.ts'

const workplace = (fleet?: unknown) => {
  const folder = scratchFolder()
  return { folder, out: join(folder, 'clusters'), inventory: inventoryModule(folder, fleet) }
}

const STACK_FRAME = /^\s+at /m

describe('pnpm build', () => {
  test('writes every cluster’s tree and lists what the user has to provide', async () => {
    const { out, inventory } = workplace(
      sampleFleetInput({ clusters: { hub: sampleCluster(1), spoke: sampleCluster(2, sampleTunnel) } }),
    )
    const { code, stdout } = await runProgram('build', '--inventory', inventory, '--out', out)
    expect(code).toBe(0)
    expect(Object.keys(filesIn(out))).toEqual(
      expect.arrayContaining(['hub/flux/sources.yaml', 'spoke/flux/sources.yaml']),
    )
    expect(stdout).toMatch(/^hub: \d+ written, 0 unchanged, 0 removed$/m)
    expect(stdout).toMatch(/cloudflare\/tunnel-token, read by cloudflared\n\s+token: the token of the tunnel/)
    expect(stdout).toMatch(
      /flux bootstrap git .*--branch=main --path=clusters\/spoke\/flux --context=cluster-2$/m,
    )
  })

  test('run again writes nothing, and pnpm check agrees', async () => {
    const { out, inventory } = workplace()
    await runProgram('build', '--inventory', inventory, '--out', out)
    const before = timesIn(out)
    const again = await runProgram('build', '--inventory', inventory, '--out', out)
    expect(again.stdout).toMatch(/^hub: 0 written, \d+ unchanged, 0 removed$/m)
    expect(await runProgram('check', '--inventory', inventory, '--out', out)).toMatchObject({ code: 0 })
    expect(timesIn(out)).toEqual(before)
  })

  test('twice at once gives one whole tree', async () => {
    const { out, inventory } = workplace()
    const args = ['--inventory', inventory, '--out', out]
    const both = await Promise.all([runProgram('build', ...args), runProgram('build', ...args)])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(await runProgram('check', ...args)).toMatchObject({ code: 0, stderr: '' })
  })

  test('repeats a warning of the inventory at each build, and builds all the same', async () => {
    const fleet = sampleFleetInput()
    const { out, inventory } = workplace({
      ...fleet,
      hub: { ...fleet.hub, loki: { ...fleet.hub.loki, retention: '8760h' } },
    })
    const repeated = {
      code: 0,
      stderr: expect.stringContaining(
        'warning inventory hub.loki.volume (require-volume-for-logs)',
      ) as string,
    }
    const run = (command: string) => runProgram(command, '--inventory', inventory, '--out', out)
    expect(await run('build')).toMatchObject(repeated)
    expect(await run('build')).toMatchObject(repeated)
    expect(await run('check')).toMatchObject(repeated)
  })

  test('waits for another build, and says so', async () => {
    const { folder, out, inventory } = workplace()
    put(folder, `clusters/${LOCK}`, '')
    const other = new DatabaseSync(join(out, LOCK))
    other.exec('BEGIN EXCLUSIVE')
    const child = startProgram('build', '--inventory', inventory, '--out', out)
    child.stderr?.once('data', () => other.close())
    const { code, stderr } = await endOf(child)
    expect(stderr).toContain('waiting for another build')
    expect(code).toBe(0)
  })

  test('reports what a disk refuses with path and fix, and exits with 2', async () => {
    const { folder, inventory } = workplace()
    put(folder, 'file', '')
    const { code, stderr } = await runProgram(
      'build',
      '--inventory',
      inventory,
      '--out',
      join(folder, 'file/below'),
    )
    expect(code).toBe(2)
    expect(stderr).toContain(join(folder, 'file/below'))
    expect(stderr).toContain('choose another folder with --out')
    expect(stderr).not.toMatch(STACK_FRAME)
  })
})

describe('--cluster', () => {
  test('writes and checks that tree alone', async () => {
    const { out, inventory } = workplace()
    const args = ['--cluster', 'spoke', '--inventory', inventory, '--out', out]
    await runProgram('build', ...args)
    expect(existsSync(join(out, 'hub'))).toBe(false)
    expect(await runProgram('check', ...args)).toMatchObject({ code: 0 })
    expect(await runProgram('check', '--inventory', inventory, '--out', out)).toMatchObject({ code: 1 })
  })

  test('of a name that is not in the fleet suggests the one that is, and writes nothing', async () => {
    const { out, inventory } = workplace()
    const { code, stderr } = await runProgram(
      'build',
      '--cluster',
      'spok',
      '--inventory',
      inventory,
      '--out',
      out,
    )
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean "spoke"?')
    expect(existsSync(out)).toBe(false)
  })
})

describe('pnpm check', () => {
  test('lists each file that differs from the inventory, with the command that fixes it, and writes nothing', async () => {
    const { out, inventory, folder } = workplace()
    await runProgram('build', '--inventory', inventory, '--out', out)
    rmSync(join(out, 'hub/flux/sources.yaml'))
    appendFileSync(join(out, 'hub/flux/releases.yaml'), '# by hand\n')
    inventoryModule(folder, sampleFleetInput({ clusters: { hub: sampleCluster(1) } }))
    const before = timesIn(out)
    const { code, stdout } = await runProgram('check', '--inventory', inventory, '--out', out)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^missing +\S+hub\/flux\/sources.yaml$/m)
    expect(stdout).toMatch(/^edited +\S+hub\/flux\/releases.yaml$/m)
    expect(stdout).toMatch(/^stale +\S+spoke\/flux\/sources.yaml$/m)
    expect(stdout).toContain(`pnpm build --out ${out} --inventory ${inventory}`)
    expect(timesIn(out)).toEqual(before)
  })
})

describe('an inventory that is wrong', () => {
  test.each([
    {
      error: 'breaks a rule',
      source: `export const fleet = ${JSON.stringify({ ...sampleFleetInput(), hub: { ...sampleFleetInput().hub, cluster: 'hob' } })}`,
      words: ['inventory hub.cluster (no-missing-hub)', 'hub, spoke'],
    },
    {
      error: 'is not a module',
      source: '\nexport const fleet = {{\n',
      words: ['inventory.ts:2', 'correct it'],
    },
    {
      error: 'throws',
      source: '\nthrow new Error("no such node")',
      words: ['inventory.ts:2:7', 'no such node'],
    },
    { error: 'imports what is not there', source: "import './gone.ts'", words: ['gone.ts'] },
    { error: 'exports no fleet', source: 'export const flet = {}', words: ['`fleet`', 'export it'] },
    { error: 'exports no object', source: 'export const fleet = 1', words: ['valid-shape'] },
  ])('($error) is refused with path and fix, and nothing is written', async ({ source, words }) => {
    const { folder, out } = workplace()
    const { code, stdout, stderr } = await runProgram(
      'build',
      '--inventory',
      moduleFile(folder, source),
      '--out',
      out,
    )
    expect(code).toBe(1)
    for (const word of words) expect(stderr).toContain(word)
    expect(stdout).toContain('nothing written')
    expect(stderr).not.toMatch(STACK_FRAME)
    expect(existsSync(out)).toBe(false)
  })

  test('(there is none) could not run', async () => {
    const { folder, out } = workplace()
    const { code, stderr } = await runProgram('build', '--inventory', join(folder, 'none.ts'), '--out', out)
    expect(code).toBe(2)
    expect(stderr).toContain('there is no inventory')
  })
})

describe('--json', () => {
  test('gives the result as JSON and nothing else', async () => {
    const { out, inventory } = workplace()
    const { stdout } = await runProgram('build', '--json', '--inventory', inventory, '--out', out)
    expect(parseReport(stdout)).toMatchObject({
      version: 1,
      ok: true,
      findings: [],
      trees: [{ cluster: 'hub' }, { cluster: 'spoke' }],
      secrets: [{ cluster: 'hub', name: 'grafana-admin' }],
    })
  })

  test('gives errors and refusals as JSON too', async () => {
    const { folder, out } = workplace()
    const wrong = await runProgram(
      'build',
      '--json',
      '--inventory',
      moduleFile(folder, 'throw 1'),
      '--out',
      out,
    )
    expect(parseReport(wrong.stdout)).toMatchObject({ ok: false, findings: [{ rule: 'valid-module' }] })
    const refused = await runProgram('build', '--json', '--cluster')
    expect(parseReport(refused.stdout)).toMatchObject({ ok: false, error: { fix: 'see --help' } })
  })
})

import { sampleFleetInput } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { filesIn, scratchFolder } from './disk/testing/scratch.ts'
import { parseCapacity } from './testing/parse-report.ts'
import { inventoryModule, runProgram } from './testing/run-program.ts'

const given = (fleet?: unknown) => {
  const folder = scratchFolder()
  return { folder, inventory: inventoryModule(folder, fleet) }
}

test('prints what is full first, and writes nothing', async () => {
  const { folder, inventory } = given()
  const { code, stdout, stderr } = await runProgram('build', '--capacity', '--inventory', inventory)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^2 clusters with 2 nodes: 20000 series/)
  expect(stdout).toMatch(/^Prometheus +memory +1 GiB +\d+ MiB +\d+ % +\d+$/m)
  expect(stdout).toMatch(/^Full first: .+ with more than \d+ clusters/m)
  expect(Object.keys(filesIn(folder))).toEqual(['inventory.ts'])
})

test('states each assumption with its source', async () => {
  const { inventory } = given()
  const { stdout } = await runProgram('capacity', '--inventory', inventory)
  expect(stdout).toMatch(/^ {2}bytesOfASeries: 3 KiB\n {4}The least memory .+\n {4}docs\/decisions\/0035/m)
})

test('prints the same by both commands, for programs too', async () => {
  const { inventory } = given()
  const [one, other] = await Promise.all([
    runProgram('build', '--capacity', '--json', '--inventory', inventory),
    runProgram('capacity', '--json', '--inventory', inventory),
  ])
  expect(one.stdout).toBe(other.stdout)
  expect(parseCapacity(one.stdout)).toMatchObject({
    load: { clusters: 2, metrics: { series: 20_000 } },
    limits: expect.arrayContaining([
      expect.objectContaining({
        part: 'Prometheus',
        field: 'hub.prometheus.retentionSize',
        has: 4 * 2 ** 30,
      }),
    ]) as unknown,
  })
})

test('computes nothing of an inventory with errors, and says where they are listed', async () => {
  const { hub, ...fleet } = sampleFleetInput()
  const { inventory } = given({ ...fleet, hub: { ...hub, cluster: 'nowhere' } })
  const { code, stdout } = await runProgram('capacity', '--json', '--inventory', inventory)
  expect(code).toBe(2)
  expect(parseCapacity(stdout)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('errors') },
  })
})

test('--capacity takes no option about trees', async () => {
  const { code, stderr } = await runProgram('build', '--capacity', '--cluster', 'hub')
  expect(code).toBe(2)
  expect(stderr).toContain('--capacity writes no tree, and takes no --cluster')
})

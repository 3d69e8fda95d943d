import { join } from 'node:path'
import { sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { scratchFolder } from '../disk/testing/scratch.ts'
import { inventoryModule, runProgram } from '../testing/run-program.ts'

const { hub } = sampleFleetInput()

/** Builds two fleets into one folder, one after the other. @returns the output of the second build */
const change = async (before: object, after: object): Promise<string> => {
  const folder = scratchFolder()
  const build = async (changed: object): Promise<string> => {
    const inventory = inventoryModule(folder, sampleFleetInput({ hub: { ...hub, ...changed } }))
    const { code, stderr } = await runProgram('build', '--inventory', inventory, '--out', join(folder, 'out'))
    expect(code).toBe(0)
    return stderr
  }
  await build(before)
  return build(after)
}

const loki = (changed: object): object => ({ loki: { ...hub.loki, ...changed } })

describe('a build over a tree that Flux has applied', () => {
  test('warns that the upgrade of Loki fails, and names the steps', async () => {
    const output = await change(loki({ volume: '5Gi' }), loki({ volume: '10Gi' }))
    expect(output).toMatch(/warning clusters\/\S+\/releases\/loki\.yaml:\d+:\d+ \(ban-chart-volume-change\)/)
    expect(output).toContain('from 5Gi to 10Gi')
    expect(output).toContain('docs/volume-sizes.md')
  })

  test('warns that the claim of Prometheus keeps its size', async () => {
    const prometheus = (volume: string): object => ({ prometheus: { ...hub.prometheus, volume } })
    expect(await change(prometheus('20Gi'), prometheus('30Gi'))).toContain(
      'the existing claim keeps its size',
    )
  })

  test('reports nothing where a release changes and its volume does not', async () => {
    expect(await change(loki({ retention: '24h' }), loki({ retention: '48h' }))).toBe('')
  })
})

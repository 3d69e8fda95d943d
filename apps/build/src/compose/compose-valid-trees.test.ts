import { readFleet } from '@fleet/model'
import { anyFleet, readAnyFile } from '@fleet/model/testing'
import { validate } from '@fleet/validation'
import { fleet } from '@fleet/validation/fixtures'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeFleet } from './compose-fleet.ts'

/** Why an inventory gives no tree, or a tree that would not work: all rules, and the shape of every object. */
const findingsOf = async (inventory: unknown) => {
  const read = readFleet(inventory, readAnyFile)
  return read.ok ? (await validate(composeFleet(read.fleet))).findings : read.findings
}

describe('what is composed', () => {
  it('reports nothing for the trees of the fleet that rules are tested on', async () => {
    expect(await findingsOf(fleet)).toEqual([])
  })

  it('reports nothing for the trees of any valid fleet', async () => {
    await fc.assert(
      fc.asyncProperty(anyFleet(), async (inventory) => {
        expect(await findingsOf(inventory)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

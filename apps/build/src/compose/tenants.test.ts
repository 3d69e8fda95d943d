import { readFleet, type FleetInput } from '@fleet/model'
import { validate } from '@fleet/validation'
import { fleet } from '@fleet/validation/fixtures/tenants'
import { describe, expect, it } from 'vitest'
import { composeFleet } from './compose-fleet.ts'

const treesOf = (inventory: FleetInput) => {
  const read = readFleet(inventory)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return composeFleet(read.fleet)
}

const { tenants: _tenants, ...before } = fleet.hub
const without: FleetInput = { ...fleet, hub: before }
const prepared: FleetInput = { ...fleet, hub: { ...before, tenants: 'prepared' } }

const severitiesOf = async (now: FleetInput, then: FleetInput) => {
  const { findings } = await validate(treesOf(now), { before: treesOf(then) })
  return findings.map(({ rule, severity }) => [rule, severity])
}

describe('a fleet of tenants', () => {
  it('has trees without findings', async () => {
    expect((await validate(treesOf(fleet))).findings).toEqual([])
  })

  it('changes no byte of what its spokes run', () => {
    const spokesOf = (inventory: FleetInput) =>
      treesOf(inventory)
        .filter(({ cluster }) => cluster !== 'harbour')
        .map(({ files }) => files.map(({ path, content }) => [path, content]))
    expect(spokesOf(fleet)).toEqual(spokesOf(without))
  })

  it('moves there in two steps, of which none loses a line', async () => {
    expect(await severitiesOf(prepared, without)).toEqual([])
    expect(await severitiesOf(fleet, prepared)).toEqual([])
  })

  it('does not move there in one step, in which collectors drop lines', async () => {
    expect(await severitiesOf(fleet, without)).toEqual([['ban-loki-tenant-change', 'error']])
  })

  it('says on the way back which lines are no longer found', async () => {
    expect(await severitiesOf(prepared, fleet)).toEqual([['ban-loki-tenant-change', 'warning']])
  })
})

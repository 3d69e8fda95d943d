import { readFleet, type FleetInput } from '@fleet/model'
import { validate } from '@fleet/validation'
import { fleet } from '@fleet/validation/fixtures/distributed-loki'
import { describe, expect, it } from 'vitest'
import { composeFleet } from './compose-fleet.ts'

const treesOf = (inventory: FleetInput) => {
  const read = readFleet(inventory)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return composeFleet(read.fleet)
}

describe('a fleet with a distributed Loki', () => {
  it('has trees without findings', async () => {
    expect((await validate(treesOf(fleet))).findings).toEqual([])
  })

  it('changes no byte of what its spokes run', () => {
    const { logs: _logs, ...hub } = fleet.hub
    const spokesOf = (inventory: FleetInput) =>
      treesOf(inventory)
        .filter(({ cluster }) => cluster !== 'harbour')
        .map(({ files }) => files.map(({ path, content }) => [path, content]))
    expect(spokesOf(fleet)).toEqual(spokesOf({ ...fleet, hub }))
  })

  it('says what moving to it takes, and leaves the rest of the hub as it is', async () => {
    const { logs: _logs, ...hub } = fleet.hub
    const { findings } = await validate(treesOf(fleet), { before: treesOf({ ...fleet, hub }) })
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['require-emptied-loki-volume', 'warning'],
    ])
  })

  it('says what moving back takes', async () => {
    const { logs: _logs, ...hub } = fleet.hub
    const { findings } = await validate(treesOf({ ...fleet, hub }), { before: treesOf(fleet) })
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

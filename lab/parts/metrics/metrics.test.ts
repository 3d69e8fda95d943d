import { afterAll, beforeAll, expect, test } from 'vitest'
import { clusters } from '../../src/trees/clusters.ts'
import { startWorld, type World } from '../../src/world/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})

afterAll(() => world[Symbol.asyncDispose]())

test('the fleet is at work: the hub has samples of both clusters', async () => {
  const clustersSeen = async () => {
    const found = await world.prometheus.query('group by (cluster) (up)')
    return new Set(found.map(({ metric }) => metric['cluster']))
  }
  await world.prometheus.program().until('has both', async () => (await clustersSeen()).size >= 2)
  expect(await clustersSeen()).toEqual(new Set([clusters.hub.name, clusters.spoke.name]))
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFleet } from '../reading/read-fleet.ts'
import { anyFleet } from './any-fleet.ts'
import { findingsOf } from './findings-of.ts'
import { shuffled } from './shuffled.ts'

test('every generated fleet is a valid one', () => {
  fc.assert(
    fc.property(anyFleet(), (fleet) => {
      expect(findingsOf(fleet)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('generated fleets differ in all that a topology can differ in', () => {
  const fleets = fc.sample(anyFleet(), { numRuns: 200, seed: 1 })
  const clusters = fleets.flatMap((fleet) => Object.values(fleet.clusters))
  const sizes = (records: readonly object[]) => new Set(records.map((record) => Object.keys(record).length))
  expect(sizes(fleets.map((fleet) => fleet.clusters))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  expect(sizes(clusters.map(({ nodes }) => nodes))).toEqual(new Set([1, 2, 3, 4]))
  expect(sizes(clusters.map(({ workloads }) => workloads))).toEqual(new Set([0, 1, 2, 3, 4]))
  expect(sizes(clusters.map(({ metalNodes }) => metalNodes ?? {}))).toEqual(new Set([0, 1, 2, 3]))
  expect(new Set(clusters.map(({ cloudflared }) => cloudflared !== undefined)).size).toBe(2)
  expect(new Set(clusters.map(({ traefik }) => traefik)).size).toBe(2)
})

test('the order in which an inventory is written does not show in the fleet', () => {
  const twoOrders = anyFleet().chain((fleet) => fc.tuple(fc.constant(fleet), shuffled(fleet)))
  fc.assert(
    fc.property(twoOrders, ([fleet, reordered]) => {
      expect(JSON.stringify(readFleet(reordered))).toBe(JSON.stringify(readFleet(fleet)))
    }),
  )
})

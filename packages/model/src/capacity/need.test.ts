import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Resources } from '../fleet/resources.ts'
import { bytes } from '../scalars/quantities.ts'
import { containerFor, volumeFor } from './need.ts'

const need = fc.record({
  memory: fc.integer({ min: 1, max: 2 ** 42 }),
  disk: fc.integer({ min: 0, max: 2 ** 50 }),
  cpu: fc.double({ min: 0, max: 500, noNaN: true }),
})

test('a computed default has room for its need, and is a valid value', () => {
  fc.assert(
    fc.property(need, (one) => {
      const resources = containerFor(one)
      expect(Resources.safeParse(resources).error).toBeUndefined()
      expect(bytes(resources.limits.memory)).toBeGreaterThan(one.memory)
      expect(bytes(volumeFor(one.disk))).toBeGreaterThan(one.disk)
    }),
  )
})

test('a larger need never has a smaller default', () => {
  fc.assert(
    fc.property(need, fc.integer({ min: 0, max: 2 ** 40 }), (one, more) => {
      const larger = { ...one, memory: one.memory + more, disk: one.disk + more }
      expect(bytes(containerFor(larger).limits.memory)).toBeGreaterThanOrEqual(
        bytes(containerFor(one).limits.memory),
      )
      expect(bytes(volumeFor(larger.disk))).toBeGreaterThanOrEqual(bytes(volumeFor(one.disk)))
    }),
  )
})

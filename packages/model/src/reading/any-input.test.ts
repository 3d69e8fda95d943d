import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleFleetWith } from '../../fixtures/wrong-inventory.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleCluster, sampleFleetInput, sampleTunnel, sampleWorkload } from '../testing/sample-fleet.ts'

/** Any value that a module can export, also functions and values outside JSON. */
const anyValue = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  }),
  fc.constantFrom(() => 'a function', Symbol('a symbol'), new Proxy({}, {}), sampleWorkload()),
  fc.json().map((text): unknown => JSON.parse(text)),
)

const expectUsefulFindings = (inventory: unknown) => {
  const findings = findingsOf(inventory)
  for (const { location, message, fix } of findings) {
    expect(location).toEqual({ kind: 'inventory', path: expect.stringMatching(/./) })
    expect(message).toMatch(/\w/)
    expect(fix).toMatch(/\w/)
    expect(fix).not.toContain('see the type of this field')
  }
  const reported = findings.map(({ location, message }) => JSON.stringify([location, message]))
  expect(reported).toEqual([...new Set(reported)])
}

test('any value as an inventory is refused with a fix', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(findingsOf(value)).not.toEqual([])
      expectUsefulFindings(value)
    }),
    { numRuns: 300 },
  )
})

test('any value at one path of an inventory is accepted, or refused with a fix', () => {
  const inventory = sampleFleetInput({
    clusters: {
      hub: sampleCluster(1),
      spoke: sampleCluster(2, {
        ...sampleTunnel,
        metalNodes: { nas: '192.168.1.4:9100' },
        workloads: {
          app: sampleWorkload(),
          database: sampleWorkload({
            controller: 'StatefulSet',
            volumes: { data: { size: '1Gi', mounts: [{ path: '/data' }] } },
            scratch: ['/tmp'],
            env: { MODE: 'test' },
            admits: ['app'],
          }),
        },
      }),
    },
  })
  fc.assert(
    fc.property(fc.constantFrom(...pathsIn(inventory)), anyValue, (at, value) => {
      expectUsefulFindings(sampleFleetWith({ at: '', value: inventory }, { at, value }))
    }),
    { numRuns: 1000 },
  )
})

test('an inventory that contains itself is refused', () => {
  const inventory: Record<string, unknown> = { ...sampleFleetInput() }
  inventory['clusters'] = { hub: inventory }
  expectUsefulFindings(inventory)
  expect(findingsOf(inventory)).not.toEqual([])
})

const pathsIn = (value: unknown, at: readonly string[] = []): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, child]) => [
        [...at, key].join('.'),
        ...pathsIn(child, [...at, key]),
      ])
    : []

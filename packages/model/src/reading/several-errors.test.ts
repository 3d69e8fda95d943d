import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleFleetWith, type Change } from '../../fixtures/wrong-inventory.ts'
import { wrongInventories } from '../testing/wrong-inventories.ts'
import { INVENTORY_RULES } from '../rules/index.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleCluster, sampleNode, sampleTunnel, sampleWorkload } from '../testing/sample-fleet.ts'

const refusalsWith = (...changes: readonly Change[]) =>
  findingsOf(sampleFleetWith(...changes)).map(({ rule, location }) => [
    rule,
    location.kind === 'inventory' ? location.path : location.file,
  ])

test('wrong values and broken rules are reported together, in the order of their paths', () => {
  expect(
    refusalsWith(
      { at: 'versions.images.collector', value: 'registry.example/otelcol-contrib:0.99.0' },
      { at: 'hub.ingest.metrics.nodePort', value: 31080 },
      { at: 'gitops.interval', value: '10 minutes' },
      { at: 'clusters.spoke.workloads.app.probes.action.port', value: 'admin' },
      { at: 'clusters.spoke.nodes.node-2.address', value: 'localhost' },
      { at: 'clusters.hub.storageclass', value: 'local-path' },
    ),
  ).toEqual([
    ['ban-unknown-key', 'clusters.hub.storageclass'],
    ['valid-shape', 'clusters.spoke.nodes.node-2.address'],
    ['require-probe-on-declared-port', 'clusters.spoke.workloads.app.probes.action.port'],
    ['valid-shape', 'gitops.interval'],
    ['unique-node-port', 'hub.ingest.metrics.nodePort'],
    ['require-known-collector', 'versions.images.collector'],
  ])
})

describe('a malformed value is not reported again by references to it', () => {
  const malformedApp = { at: 'clusters.spoke.workloads.app.image', value: 'app' }

  test('a node that the hub names', () => {
    expect(
      refusalsWith(
        { at: 'clusters.hub.nodes.node-3', value: { ...sampleNode(3), address: 'localhost' } },
        { at: 'hub.node', value: 'node-3' },
      ),
    ).toEqual([['valid-shape', 'clusters.hub.nodes.node-3.address']])
  })

  test('the only node of the hub', () => {
    expect(
      refusalsWith({ at: 'clusters.hub.nodes.node-1', value: 'node-1' }, { at: 'hub.node', value: 'node-1' }),
    ).toEqual([['valid-shape', 'clusters.hub.nodes.node-1']])
  })

  test('the hub itself', () => {
    expect(refusalsWith({ at: 'clusters.hub.traefik', value: 'yes' })).toEqual([
      ['valid-shape', 'clusters.hub.traefik'],
    ])
  })

  test('a Secret that the tunnel reads', () => {
    expect(
      refusalsWith(
        { at: 'clusters.spoke', value: sampleCluster(2, sampleTunnel) },
        { at: 'clusters.spoke.secrets.tunnel-token.namespace', value: 'Cloudflare' },
      ),
    ).toEqual([['valid-shape', 'clusters.spoke.secrets.tunnel-token.namespace']])
  })

  test('a workload that alone reads a Secret', () => {
    expect(
      refusalsWith(
        { at: 'clusters.spoke.secrets', value: { app: { namespace: 'apps', keys: { token: 'its token' } } } },
        { at: 'clusters.spoke.workloads.app.env', value: { TOKEN: { secret: 'app', key: 'token' } } },
        malformedApp,
      ),
    ).toEqual([['valid-shape', 'clusters.spoke.workloads.app.image']])
  })

  test('a workload that another admits', () => {
    expect(
      refusalsWith(
        { at: 'clusters.spoke.workloads.database', value: sampleWorkload({ admits: ['app'] }) },
        malformedApp,
      ),
    ).toEqual([['valid-shape', 'clusters.spoke.workloads.app.image']])
  })

  test('a quantity that another is compared with', () => {
    expect(refusalsWith({ at: 'telemetry.collector.resources.limits.memory', value: '512MB' })).toEqual([
      ['valid-shape', 'telemetry.collector.resources.limits.memory'],
    ])
  })
})

test('a key that is unused because its reader misspells it is one error', () => {
  expect(
    refusalsWith(
      { at: 'clusters.spoke', value: sampleCluster(2, sampleTunnel) },
      { at: 'clusters.spoke.cloudflared.token.key', value: 'tokn' },
    ),
  ).toEqual([['no-missing-secret-key', 'clusters.spoke.cloudflared.token']])
})

test('any two wrong values at independent paths are both reported', () => {
  const inventoryRuleIds = new Set(INVENTORY_RULES.map(({ id }) => id))
  const wrongShapes = Object.values(wrongInventories).filter(
    ({ refused }) => !inventoryRuleIds.has(refused.rule),
  )
  fc.assert(
    fc.property(fc.constantFrom(...wrongShapes), fc.constantFrom(...wrongShapes), (one, other) => {
      fc.pre(areApart(one.change.at, other.change.at))
      expect(refusalsWith(one.change, other.change)).toEqual(
        expect.arrayContaining([
          [one.refused.rule, one.refused.path],
          [other.refused.rule, other.refused.path],
        ]),
      )
    }),
    { numRuns: 500 },
  )
})

/** A workload's values are compared with each other, and so are a section's. */
const areApart = (one: string, other: string): boolean => {
  const [a, b] = [unitAt(one), unitAt(other)]
  return !a.startsWith(b) && !b.startsWith(a)
}

const unitAt = (at: string): string =>
  at
    .split('.')
    .slice(0, at.startsWith('clusters.') ? 4 : 2)
    .join('.')

import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const SERVICE = 'hub Service traefik-metrics'

describe('valid-service', () => {
  it.each([
    ['clusterIP', '10.43'],
    ['externalTrafficPolicy', 'Local'],
    ['externalName', 'traefik.example.org'],
    ['loadBalancerIP', '192.0.2.1'],
  ] as const)('refuses %s: %s', async (field, value) => {
    expect(await refusedBy(set(SERVICE, ['spec', field], value))).toEqual(['valid-service'])
  })

  it('refuses a name with a dot', async () => {
    expect(await refusedBy(set(SERVICE, ['metadata', 'name'], 'traefik.metrics'))).toEqual(['valid-service'])
  })

  it('refuses a protocol that has no name', async () => {
    expect(await refusedBy(set(SERVICE, ['spec', 'ports', 0, 'appProtocol'], 'x y'))).toEqual([
      'valid-service',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const SERVICE = 'hub Service traefik-metrics'

describe('ban-server-field', () => {
  it.each([
    [SERVICE, ['metadata', 'resourceVersion'], '4711'],
    [SERVICE, ['metadata', 'finalizers'], ['example.org/kept']],
    [SERVICE, ['status'], { loadBalancer: {} }],
    ['hub Namespace *', ['spec'], { finalizers: ['kubernetes'] }],
  ] as const)('refuses what the cluster fills in: %s %j', async (object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toEqual(['ban-server-field'])
  })
})

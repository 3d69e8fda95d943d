import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'

const RESOURCES = ['spec', 'template', 'spec', 'containers', 0, 'resources'] as const

describe('require-resources', () => {
  it.each([
    ['requests', 'cpu'],
    ['requests', 'memory'],
    ['limits', 'memory'],
  ])('refuses a container without %s of %s', async (kind, resource) => {
    expect(await refusedBy(unset('spoke Deployment miniflux', [...RESOURCES, kind, resource]))).toEqual([
      'require-resources',
    ])
  })

  it.each([
    ['limits', 'memory', '256m'],
    ['limits', 'memory', '256Gi'],
    ['limits', 'memory', '268435456'],
    ['requests', 'memory', '512Mi'],
    ['requests', 'cpu', '15'],
  ])('refuses %s of %s: %s', async (kind, resource, amount) => {
    expect(await refusedBy(set('spoke Deployment miniflux', [...RESOURCES, kind, resource], amount))).toEqual(
      ['require-resources'],
    )
  })

  it('refuses a chart’s pod without a limit', async () => {
    expect(
      await refusedBy(
        unset('hub HelmRelease kube-prometheus-stack', [
          'spec',
          'values',
          'prometheus',
          'prometheusSpec',
          'resources',
          'limits',
          'memory',
        ]),
      ),
    ).toEqual(['require-resources'])
  })
})

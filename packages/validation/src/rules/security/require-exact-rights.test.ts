import { describe, expect, it } from 'vitest'
import { refusedBy, remove, set, unset } from '../../testing/sample-trees.ts'

describe('require-exact-rights', () => {
  it('refuses to watch pods without the right to', async () => {
    expect(await refusedBy(unset('spoke ClusterRole otel-collector', ['rules', 0]))).toEqual([
      'require-exact-rights',
    ])
  })

  it('refuses to report on a kind without the right to', async () => {
    expect(
      await refusedBy(unset('spoke ClusterRole kube-state-metrics', ['rules', 1, 'resources', 0])),
    ).toEqual(['require-exact-rights'])
  })

  it('refuses a right that nothing uses', async () => {
    expect(
      await refusedBy(set('spoke ClusterRole otel-collector', ['rules', 0, 'resources', 1], 'services')),
    ).toEqual(['require-exact-rights'])
  })

  it('refuses an account without a binding', async () => {
    expect(await refusedBy(remove('spoke ClusterRoleBinding otel-collector'))).toEqual([
      'require-exact-rights',
    ])
  })

  it('refuses a chart’s collector without its rights', async () => {
    expect(
      await refusedBy(
        set('hub HelmRelease opentelemetry-collector', ['spec', 'values', 'clusterRole', 'create'], false),
      ),
    ).toEqual(['require-exact-rights'])
  })
})

import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { changeIn } from '../../testing/dashboard-changes.ts'

describe('require-cluster-variable', () => {
  it.each([
    ['a value for All that Loki refuses', 'allValue', '.*'],
    ['the values of another label', 'query', 'label_values(clusters)'],
  ])('refuses %s', async (_, key, value) => {
    expect(await refusedBy(changeIn('k8s-logs-pod', ['templating', 'list', 0, key], () => value))).toEqual([
      'require-cluster-variable',
    ])
  })
})

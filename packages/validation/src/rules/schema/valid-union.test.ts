import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { validUnion } from './valid-union.ts'
import { testRule } from '../../testing/test-rule.ts'

const POD = ['spec', 'template', 'spec'] as const
const CONTAINER = [...POD, 'containers', 0] as const

testRule(validUnion, {
  invalid: [
    {
      name: 'a variable with two sources',
      changes: [
        set('spoke DaemonSet otel-collector', [...CONTAINER, 'env', 0, 'valueFrom', 'resourceFieldRef'], {
          resource: 'limits.cpu',
        }),
      ],
    },
  ],
})

describe('valid-union', () => {
  it.each([
    [
      'a probe with two actions',
      'spoke Deployment miniflux',
      [...CONTAINER, 'livenessProbe', 'exec'],
      { command: ['true'] },
    ],
    [
      'a volume with two sources',
      'spoke DaemonSet otel-collector',
      [...POD, 'volumes', 1, 'emptyDir'],
      { sizeLimit: '1Gi' },
    ],
    [
      'a variable with a value and a source',
      'spoke DaemonSet otel-collector',
      [...CONTAINER, 'env', 0, 'value'],
      'x',
    ],
  ] as const)('refuses %s', async (_, object, path, value) => {
    expect(await refusedBy(set(object, path, value))).toContain('valid-union')
  })
})

import { describe, expect, it } from 'vitest'
import { refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validEnvironment } from './valid-environment.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const
const SOURCE = [...ENV, 0, 'valueFrom'] as const

testRule(validEnvironment, {
  invalid: [
    {
      name: 'a field that no pod has',
      changes: [set('spoke DaemonSet node-exporter', [...SOURCE, 'fieldRef', 'fieldPath'], 'status.hostIp')],
    },
  ],
})

describe('valid-environment', () => {
  it('refuses a variable without a value, and so do other rules', async () => {
    expect(await refusedBy(unset('spoke DaemonSet node-exporter', SOURCE))).toContain('valid-environment')
  })
})

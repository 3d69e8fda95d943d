import { describe, expect, it } from 'vitest'
import { findingsAfter, refusedBy, set, unset } from '../../testing/sample-trees.ts'
import { validEnvironment } from './valid-environment.ts'
import { testRule } from '../../testing/test-rule.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const

testRule(validEnvironment, {
  invalid: [
    {
      name: 'a value that it does not take',
      changes: [set('spoke Deployment n8n', [...ENV, 0, 'value'], 'Asia/Shangai')],
    },
    { name: 'to do without what it needs', changes: [unset('spoke Deployment miniflux', [...ENV, 4])] },
    {
      name: 'a field that no pod has',
      changes: [
        set(
          'spoke DaemonSet node-exporter',
          [...ENV, 0, 'valueFrom', 'fieldRef', 'fieldPath'],
          'status.hostIp',
        ),
      ],
    },
  ],
})

describe('valid-environment', () => {
  it('refuses a variable that the program does not read, and says which it does', async () => {
    const [finding] = await findingsAfter(set('spoke Deployment rsshub', [...ENV, 0, 'name'], 'CACHE_TPYE'))
    expect(finding).toMatchObject({ rule: 'valid-environment', fix: 'did you mean "CACHE_TYPE"?' })
  })

  it('refuses a variable that says nothing of what it holds', async () => {
    const source = [...ENV, 0, 'valueFrom'] as const
    expect(await refusedBy(unset('spoke DaemonSet node-exporter', source))).toContain('valid-environment')
  })
})

import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validRetentionTime } from './valid-retention-time.ts'

const RELEASE = 'hub HelmRelease kube-prometheus-stack'
const RETENTION = ['spec', 'values', 'prometheus', 'prometheusSpec', 'retention'] as const

testRule(validRetentionTime, {
  valid: [{ name: 'a retention of a week', changes: [set(RELEASE, RETENTION, '1w')] }],
  invalid: [
    {
      name: 'a retention of a century',
      changes: [set(RELEASE, RETENTION, '100y')],
      findings: [{ severity: 'warning', impact: 'metrics stay until the volume is full' }],
    },
    { name: 'values without a retention', changes: [unset(RELEASE, RETENTION)] },
  ],
})

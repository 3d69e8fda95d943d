import { set } from '../../testing/sample-trees.ts'
import { validClaim } from './valid-claim.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validClaim, {
  invalid: [
    {
      name: 'a class that no other claim names',
      changes: [set('spoke PersistentVolumeClaim n8n.data', ['spec', 'storageClassName'], 'local-paht')],
    },
    {
      name: 'a size that nobody has',
      changes: [set('hub HelmRelease loki', ['spec', 'values', 'singleBinary', 'persistence', 'size'], '5m')],
    },
  ],
})

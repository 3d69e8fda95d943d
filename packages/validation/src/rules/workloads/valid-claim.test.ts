import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validClaim } from './valid-claim.ts'

testRule(validClaim, {
  invalid: [
    {
      name: 'a storage class that no other claim has',
      changes: [set('spoke PersistentVolumeClaim n8n.data', ['spec', 'storageClassName'], 'local-paht')],
    },
    {
      name: 'a size of a few bytes',
      changes: [set(HUB_LOKI, [...VALUES, 'singleBinary', 'persistence', 'size'], '5m')],
    },
  ],
})

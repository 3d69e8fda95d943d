import { set } from '../../testing/sample-trees.ts'
import { noMissingServiceAccount } from './no-missing-service-account.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingServiceAccount, {
  invalid: [
    {
      name: 'pods that run as a missing account',
      changes: [
        set('spoke DaemonSet node-exporter', ['spec', 'template', 'spec', 'serviceAccountName'], 'app'),
      ],
    },
  ],
})

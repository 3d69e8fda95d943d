import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validUser } from './valid-user.ts'

testRule(validUser, {
  invalid: [
    {
      name: 'a collector that may not read the logs of its node',
      changes: [
        unset('spoke DaemonSet otel-collector', ['spec', 'template', 'spec', 'securityContext', 'runAsUser']),
      ],
    },
  ],
})

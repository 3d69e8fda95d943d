import { set } from '../../testing/sample-trees.ts'
import { validNetworkPolicy } from './valid-network-policy.ts'
import { testRule } from '../../testing/test-rule.ts'

const EXTERNAL = 'hub NetworkPolicy prometheus-otlp-external'

testRule(validNetworkPolicy, {
  invalid: [
    { name: 'a policy without a type', changes: [set(EXTERNAL, ['spec', 'policyTypes'], [])] },
    {
      name: 'a policy that admits to every port',
      changes: [set(EXTERNAL, ['spec', 'ingress', 0, 'ports'], [])],
    },
    {
      name: 'a policy that admits an empty peer',
      changes: [set('spoke NetworkPolicy miniflux-postgres', ['spec', 'ingress', 0, 'from', 0], {})],
    },
  ],
})

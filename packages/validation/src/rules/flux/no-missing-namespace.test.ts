import { set, unset } from '../../testing/sample-trees.ts'
import { noMissingNamespace } from './no-missing-namespace.ts'
import { testRule } from '../../testing/test-rule.ts'

const NAMESPACE = ['metadata', 'namespace'] as const

testRule(noMissingNamespace, {
  invalid: [
    {
      name: 'an object in a missing namespace',
      changes: [set('hub ServiceMonitor traefik', NAMESPACE, 'elsewhere')],
    },
    {
      name: 'a namespaced object that states no namespace',
      changes: [unset('hub ServiceMonitor traefik', NAMESPACE)],
    },
  ],
})

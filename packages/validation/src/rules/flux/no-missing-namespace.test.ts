import { set, unset } from '../../testing/sample-trees.ts'
import { noMissingNamespace } from './no-missing-namespace.ts'
import { testRule } from '../../testing/test-rule.ts'

const NAMESPACE = ['metadata', 'namespace'] as const

testRule(noMissingNamespace, {
  invalid: [
    {
      name: 'an object in a namespace that nobody makes',
      changes: [set('hub ServiceMonitor traefik', NAMESPACE, 'elsewhere')],
    },
    {
      name: 'an object of a namespace that names none',
      changes: [unset('hub ServiceMonitor traefik', NAMESPACE)],
    },
  ],
})

import { set } from '../../testing/sample-trees.ts'
import { banServerField } from './ban-server-field.ts'
import { testRule } from '../../testing/test-rule.ts'

const SERVICE = 'hub Service traefik-metrics'

testRule(banServerField, {
  invalid: [
    { name: 'a resourceVersion', changes: [set(SERVICE, ['metadata', 'resourceVersion'], '4711')] },
    { name: 'finalizers', changes: [set(SERVICE, ['metadata', 'finalizers'], ['example.org/kept'])] },
    { name: 'a status', changes: [set(SERVICE, ['status'], { loadBalancer: {} })] },
    {
      name: 'the spec of a Namespace',
      changes: [set('hub Namespace *', ['spec'], { finalizers: ['kubernetes'] })],
    },
  ],
})

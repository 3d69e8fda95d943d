import { set } from '../../testing/sample-trees.ts'
import { banServerField } from './ban-server-field.ts'
import { testRule } from '../../testing/test-rule.ts'

const SERVICE = 'hub Service traefik-metrics'

testRule(banServerField, {
  invalid: [
    ...(
      [
        [SERVICE, ['metadata', 'resourceVersion'], '4711'],
        [SERVICE, ['metadata', 'finalizers'], ['example.org/kept']],
        [SERVICE, ['status'], { loadBalancer: {} }],
        ['hub Namespace *', ['spec'], { finalizers: ['kubernetes'] }],
      ] as const
    ).map(([object, path, value]) => ({
      name: `what the cluster fills in: ${object} ${path}`,
      changes: [set(object, path, value)],
    })),
  ],
})

import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validResources } from './valid-resources.ts'

const RESOURCES = ['spec', 'template', 'spec', 'containers', 0, 'resources'] as const

const AMOUNTS = [
  ['limits', 'memory', '256m'],
  ['limits', 'memory', '256Gi'],
  ['limits', 'memory', '268435456'],
  ['requests', 'memory', '512Mi'],
  ['requests', 'cpu', '15'],
] as const

testRule(validResources, {
  invalid: AMOUNTS.map(([kind, resource, amount]) => ({
    name: `${kind} of ${resource}: ${amount}`,
    changes: [set('spoke Deployment miniflux', [...RESOURCES, kind, resource], amount)],
  })),
})

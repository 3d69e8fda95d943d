import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireResources } from './require-resources.ts'

const RESOURCES = ['spec', 'template', 'spec', 'containers', 0, 'resources'] as const
const OF_PROMETHEUS = [...VALUES, 'prometheus', 'prometheusSpec', 'resources'] as const

const KINDS = [
  ['limits', 'memory'],
  ['requests', 'memory'],
  ['requests', 'cpu'],
] as const

testRule(requireResources, {
  invalid: [
    ...KINDS.map(([kind, resource]) => ({
      name: `a container without ${kind} of ${resource}`,
      changes: [unset('spoke Deployment miniflux', [...RESOURCES, kind, resource])],
    })),
    {
      name: 'a sidecar of a chart without resources',
      changes: [unset(HUB_STACK, [...VALUES, 'grafana', 'sidecar', 'resources'])],
    },
    {
      name: 'a chart’s container without a memory limit',
      changes: [unset(HUB_STACK, [...OF_PROMETHEUS, 'limits', 'memory'])],
    },
  ],
})

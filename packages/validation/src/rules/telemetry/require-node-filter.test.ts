import { HUB_COLLECTOR, HUB_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireNodeFilter } from './require-node-filter.ts'

const FILTER = [...HUB_KEYS, 'processors', 'k8s_attributes', 'filter'] as const

testRule(requireNodeFilter, {
  invalid: [
    { name: 'a collector that watches the pods of every node', changes: [unset(HUB_COLLECTOR, FILTER)] },
    {
      name: 'a filter by a variable without the node’s name',
      changes: [set(HUB_COLLECTOR, [...FILTER, 'node_from_env_var'], 'POD_IP')],
    },
  ],
})

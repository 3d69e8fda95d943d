import { set, unset } from '../../testing/sample-trees.ts'
import { requireImmutableConfigMap } from './require-immutable-config-map.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireImmutableConfigMap, {
  invalid: [
    {
      name: 'a hashed ConfigMap that may be edited',
      changes: [set('spoke ConfigMap otel-collector-*', ['immutable'], false)],
    },
    { name: 'one that does not say', changes: [unset('spoke ConfigMap otel-collector-*', ['immutable'])] },
  ],
})

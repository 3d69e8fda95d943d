import { SPOKE_CONFIG } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireImmutableConfigMap } from './require-immutable-config-map.ts'

testRule(requireImmutableConfigMap, {
  invalid: [
    { name: 'a mutable ConfigMap with a hash', changes: [set(SPOKE_CONFIG, ['immutable'], false)] },
    { name: 'a ConfigMap with a hash by default', changes: [unset(SPOKE_CONFIG, ['immutable'])] },
  ],
})

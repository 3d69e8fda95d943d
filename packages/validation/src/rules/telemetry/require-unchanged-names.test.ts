import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireUnchangedNames } from './require-unchanged-names.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireUnchangedNames, {
  invalid: [
    ...(
      [
        [
          'labels of the scope',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'disable_scope_info'],
          false,
        ],
        [
          'a prefix',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'namespace'],
          'oracle',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

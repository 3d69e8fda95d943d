import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { noMissingExtension } from './no-missing-extension.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(noMissingExtension, {
  invalid: [
    ...(
      [
        [
          'a storage of another name',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'receivers', 'file_log', 'storage'],
          'file_storage/logs',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingExtension } from './no-missing-extension.ts'

testRule(noMissingExtension, {
  invalid: [
    {
      name: 'a storage under an undefined name',
      changes: [set(SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'file_log', 'storage'], 'file_storage/logs')],
    },
  ],
})

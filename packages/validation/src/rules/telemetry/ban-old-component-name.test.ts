import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banOldComponentName } from './ban-old-component-name.ts'

testRule(banOldComponentName, {
  invalid: [
    {
      name: 'a receiver with an old name',
      changes: [
        change<string>(SPOKE_CONFIG, SPOKE_KEYS, (text) =>
          text.replaceAll(/(\bfile_log)(?=:|$)/gm, 'filelog').replaceAll('- file_log', '- filelog'),
        ),
      ],
      findings: [{ message: 'filelog has an old name: its type is file_log now', severity: 'warning' }],
    },
  ],
})

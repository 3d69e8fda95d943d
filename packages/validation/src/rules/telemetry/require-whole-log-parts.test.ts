import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireWholeLogParts } from './require-whole-log-parts.ts'

const ofSpoke = (size: unknown) => [
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'file_log', 'max_log_size'], size),
]

testRule(requireWholeLogParts, {
  valid: [
    { name: 'a limit of several parts', changes: ofSpoke('2MiB') },
    { name: 'a limit of one part with its prefix', changes: ofSpoke(17_408) },
  ],
  invalid: [
    { name: 'a limit below one part', changes: ofSpoke('10KiB') },
    { name: 'a limit in decimal units', changes: ofSpoke('16KB') },
    { name: 'a limit without room for the prefix', changes: ofSpoke(16_384) },
    {
      name: 'a limit below one part on the hub',
      changes: [set(HUB_COLLECTOR, [...HUB_KEYS, 'receivers', 'file_log', 'max_log_size'], '10kb')],
    },
  ],
})

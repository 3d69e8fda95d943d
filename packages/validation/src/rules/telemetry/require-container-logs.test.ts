import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireContainerLogs } from './require-container-logs.ts'

const RECEIVER = [...SPOKE_KEYS, 'receivers', 'file_log'] as const

testRule(requireContainerLogs, {
  invalid: [
    {
      name: 'a receiver of some namespaces only',
      changes: [set(SPOKE_CONFIG, [...RECEIVER, 'include', 0], '/var/log/pods/rss*/*/*.log')],
    },
    {
      name: 'a receiver that misses files rotated during its downtime',
      changes: [unset(SPOKE_CONFIG, [...RECEIVER, 'include', 1])],
    },
    {
      name: 'a receiver that breaks a split character',
      changes: [unset(SPOKE_CONFIG, [...RECEIVER, 'encoding'])],
    },
    { name: 'a receiver of its own log', changes: [unset(SPOKE_CONFIG, [...RECEIVER, 'exclude'])] },
    {
      name: 'a receiver that excludes a whole namespace',
      changes: [
        set(HUB_COLLECTOR, [...HUB_KEYS, 'receivers', 'file_log', 'exclude', 0], '/var/log/pods/*_*/*/*'),
      ],
    },
    {
      name: 'a receiver of its own log under another name',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'fullnameOverride'], 'collector')],
    },
  ],
})

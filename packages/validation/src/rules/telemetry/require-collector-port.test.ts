import { HUB_COLLECTOR, HUB_KEYS, SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireCollectorPort } from './require-collector-port.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireCollectorPort, {
  invalid: [
    ...(
      [
        [
          'a health check on the loopback',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'],
          'localhost:13133',
        ],
        [
          'a health check on another port',
          SPOKE_CONFIG,
          [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'],
          '${env:POD_IP}:13134',
        ],
        [
          'metrics that nobody outside the pod can scrape',
          HUB_COLLECTOR,
          [...HUB_KEYS, 'service', 'telemetry', 'metrics', 'readers'],
          undefined,
        ],
        [
          'metrics on a port that nobody scrapes',
          HUB_COLLECTOR,
          [
            ...HUB_KEYS,
            'service',
            'telemetry',
            'metrics',
            'readers',
            0,
            'pull',
            'exporter',
            'prometheus',
            'port',
          ],
          8889,
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

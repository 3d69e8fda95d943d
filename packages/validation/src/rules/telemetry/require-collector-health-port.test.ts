import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCollectorHealthPort } from './require-collector-health-port.ts'

const ENDPOINT = [...SPOKE_KEYS, 'extensions', 'health_check', 'endpoint'] as const

testRule(requireCollectorHealthPort, {
  invalid: [
    {
      name: 'a health check on another port than the probes’',
      changes: [set(SPOKE_CONFIG, ENDPOINT, '${env:POD_IP}:13134')],
    },
    {
      name: 'a health check on the loopback',
      changes: [set(SPOKE_CONFIG, ENDPOINT, 'localhost:13133')],
    },
  ],
})

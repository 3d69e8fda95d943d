import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { metricsToReceive } from '../../testing/thanos.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'

const RECEIVER = [...VALUES, 'prometheus', 'prometheusSpec', 'enableRemoteWriteReceiver']

testRule(requireRemoteWriteReceiver, {
  valid: [
    {
      name: 'a Prometheus that does not receive, where a gateway leads all pushes to Receives of Thanos',
      changes: [...metricsToReceive(), unset(HUB_STACK, RECEIVER)],
    },
  ],
  invalid: [
    {
      name: 'a Prometheus that does not receive remote write',
      changes: [unset(HUB_STACK, RECEIVER)],
    },
  ],
})

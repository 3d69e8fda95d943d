import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireRemoteWriteReceiver } from './require-remote-write-receiver.ts'

testRule(requireRemoteWriteReceiver, {
  invalid: [
    {
      name: 'a Prometheus that does not receive remote write',
      changes: [unset(HUB_STACK, [...VALUES, 'prometheus', 'prometheusSpec', 'enableRemoteWriteReceiver'])],
    },
  ],
})

import { HUB_COLLECTOR, SPOKE_AGENT, SPOKE_CONTAINER, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireCollectorVersion } from './require-collector-version.ts'

testRule(requireCollectorVersion, {
  invalid: [
    {
      name: 'another release than the checked one',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'image', 'tag'], '0.158.0')],
    },
    {
      name: 'a distribution without remote write',
      changes: [
        set(
          SPOKE_AGENT,
          [...SPOKE_CONTAINER, 'image'],
          'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.160.0',
        ),
      ],
    },
  ],
})

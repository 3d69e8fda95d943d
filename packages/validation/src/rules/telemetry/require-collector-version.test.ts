import { HUB_COLLECTOR, SPOKE_AGENT, SPOKE_CONTAINER, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requireCollectorVersion } from './require-collector-version.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireCollectorVersion, {
  invalid: [
    ...(
      [
        ['another release than the one checked', HUB_COLLECTOR, [...VALUES, 'image', 'tag'], '0.158.0'],
        [
          'a distribution without remote write',
          SPOKE_AGENT,
          [...SPOKE_CONTAINER, 'image'],
          'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-k8s:0.160.0',
        ],
      ] as const
    ).map(([name, object, path, value]) => ({ name, changes: [set(object, path, value)] })),
  ],
})

import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banExposedNodeExporter } from './ban-exposed-node-exporter.ts'

testRule(banExposedNodeExporter, {
  invalid: [
    {
      name: 'a node-exporter that listens on all addresses',
      changes: [
        unset(HUB_STACK, [...VALUES, 'prometheus-node-exporter', 'service', 'listenOnAllInterfaces']),
      ],
    },
  ],
})

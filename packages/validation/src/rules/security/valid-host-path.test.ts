import { HUB_COLLECTOR, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validHostPath } from './valid-host-path.ts'

testRule(validHostPath, {
  invalid: [
    {
      name: 'a folder of a collector that is missing on a new node',
      changes: [set(HUB_COLLECTOR, [...VALUES, 'extraVolumes', 1, 'hostPath', 'type'], 'Directory')],
    },
  ],
})

import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingComponent } from './no-missing-component.ts'

testRule(noMissingComponent, {
  invalid: [
    {
      name: 'a pipeline with an undefined exporter',
      changes: [set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'pipelines', 'logs', 'exporters', 1], 'debug')],
    },
    {
      name: 'an undefined extension',
      changes: [set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'extensions', 2], 'basicauth')],
    },
  ],
})

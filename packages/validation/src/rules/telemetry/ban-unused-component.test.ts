import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banUnusedComponent } from './ban-unused-component.ts'

testRule(banUnusedComponent, {
  invalid: [
    {
      name: 'a receiver without a pipeline',
      changes: [set(SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'otlp'], {})],
    },
  ],
})

import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banServiceLinks } from './ban-service-links.ts'

testRule(banServiceLinks, {
  invalid: [
    {
      name: 'a pod with the Services of its namespace as variables',
      changes: [unset('spoke Deployment n8n', ['spec', 'template', 'spec', 'enableServiceLinks'])],
    },
  ],
})

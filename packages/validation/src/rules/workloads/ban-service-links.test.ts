import { unset } from '../../testing/sample-trees.ts'
import { banServiceLinks } from './ban-service-links.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(banServiceLinks, {
  invalid: [
    {
      name: 'a pod that is given its neighbours as variables',
      changes: [unset('spoke Deployment n8n', ['spec', 'template', 'spec', 'enableServiceLinks'])],
    },
  ],
})

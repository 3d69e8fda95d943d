import { expect } from 'vitest'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireNearChartVersion } from './require-near-chart-version.ts'

testRule(requireNearChartVersion, {
  invalid: [
    {
      name: 'a major version of which nothing is known',
      changes: [set('hub OCIRepository loki', ['spec', 'ref', 'tag'], '99.0.0')],
      findings: [
        {
          severity: 'warning',
          message: expect.stringMatching(/^loki 99\.0\.0 is another major version than 18\./),
        },
      ],
    },
  ],
})

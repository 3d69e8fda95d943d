import { expect } from 'vitest'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireKnownChartVersion } from './require-known-chart-version.ts'

testRule(requireKnownChartVersion, {
  invalid: [
    {
      name: 'a minor version that is not known, and checks all the same',
      changes: [set('hub OCIRepository loki', ['spec', 'ref', 'tag'], '18.99.0')],
      findings: [
        {
          severity: 'info',
          message: 'loki 18.99.0 is checked by the keys of version 18.11.0',
          fix: expect.stringContaining('chart add loki@18.99.0'),
        },
      ],
    },
  ],
})

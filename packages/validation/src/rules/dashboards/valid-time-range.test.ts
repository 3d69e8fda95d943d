import { setIn } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validTimeRange } from './valid-time-range.ts'

testRule(validTimeRange, {
  invalid: [
    {
      name: 'a time range of six seconds',
      changes: [setIn('search', ['time', 'from'], 'now-6s')],
      findings: [{ severity: 'warning', impact: 'it opens empty' }],
    },
    {
      name: 'a time range of half a year',
      changes: [setIn('cloudflare-tunnel', ['time', 'from'], 'now-6M')],
    },
    { name: 'a time range that ends before it begins', changes: [setIn('search', ['time', 'to'], 'now-7d')] },
  ],
})

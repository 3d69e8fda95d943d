import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { changeIn, setIn } from '../../testing/dashboard-changes.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { validLogQueryLength } from './valid-log-query-length.ts'

const limit = (key: string, value: string) => set(HUB_LOKI, [...VALUES, 'loki', 'limits_config', key], value)

const number = (range: string) =>
  changeIn('search', ['panels', 1, 'targets', 0, 'expr'], (expr) => expr.replace(/\[\$__\w+\]/, `[${range}]`))

testRule(validLogQueryLength, {
  valid: [
    {
      name: 'a time range without a limit',
      changes: [setIn('search', ['time', 'from'], 'now-60d'), limit('max_query_length', '0')],
    },
    { name: 'a number within the limit', changes: [number('7d')] },
  ],
  invalid: [
    {
      name: 'a dashboard that opens on more than Loki answers',
      changes: [setIn('search', ['time', 'from'], 'now-60d')],
      findings: [{ severity: 'warning', impact: 'Loki refuses the query, and the panel shows an error' }],
    },
    { name: 'a number of more than Loki answers', changes: [number('31d')] },
    { name: 'a range above its own limit', changes: [number('2d'), limit('max_query_range', '24h')] },
    {
      name: 'lines that are kept and cannot be queried',
      changes: [limit('max_query_lookback', '24h')],
      findings: [{ message: 'Loki keeps lines for 7 days, and answers queries about the last 24 hours' }],
    },
  ],
})

import { setIn } from '../../testing/dashboard-changes.ts'
import { validTimeRange } from './valid-time-range.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validTimeRange, {
  invalid: [
    ...(
      [
        ['six seconds', ['time', 'from'], 'now-6s'],
        ['half a year', ['time', 'from'], 'now-6M'],
        ['a time that ends before it begins', ['time', 'to'], 'now-7d'],
        ['a refresh of every second', ['refresh'], '1s'],
      ] as const
    ).map(([name, path, value]) => ({ name, changes: [setIn('search', path, value)] })),
  ],
})

import { setIn } from '../../testing/dashboard-changes.ts'
import { requireQuery } from './require-query.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireQuery, {
  invalid: [
    ...(
      [
        ['no query', []],
        [
          'a hidden one only',
          [
            {
              refId: 'A',
              hide: true,
              queryType: 'instant',
              expr: 'sum(count_over_time({cluster=~"$cluster"} [$__range]))',
              datasource: { type: 'loki', uid: 'loki' },
            },
          ],
        ],
      ] as const
    ).map(([name, targets]) => ({
      name: `a panel with ${name}`,
      changes: [setIn('search', ['panels', 1, 'targets'], targets)],
    })),
  ],
})

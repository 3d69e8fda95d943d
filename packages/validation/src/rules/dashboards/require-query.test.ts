import { describe, expect, it } from 'vitest'
import { refusedBy } from '../../testing/sample-trees.ts'
import { setIn } from '../../testing/dashboard-changes.ts'

describe('require-query', () => {
  it.each([
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
  ])('refuses a panel with %s', async (_, targets) => {
    expect(await refusedBy(setIn('search', ['panels', 1, 'targets'], targets))).toEqual(['require-query'])
  })
})

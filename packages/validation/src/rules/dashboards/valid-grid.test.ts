import { setIn } from '../../testing/dashboard-changes.ts'
import { validGrid } from './valid-grid.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(validGrid, {
  invalid: [
    ...(
      [
        ['a panel over another', ['panels', 7, 'gridPos', 'h'], 19],
        ['a panel over the edge', ['panels', 5, 'gridPos', 'w'], 13],
        ['a panel with nothing above it', ['panels', 8, 'gridPos', 'y'], 40],
        ['a row of half the width', ['panels', 3, 'gridPos', 'w'], 12],
        ['a collapsed row that holds nothing', ['panels', 3, 'collapsed'], true],
      ] as const
    ).map(([name, path, value]) => ({ name, changes: [setIn('search', [...path], value)] })),
  ],
})

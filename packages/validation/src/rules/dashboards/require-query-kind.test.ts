import { inPanel, setIn, unsetIn } from '../../testing/dashboard-changes.ts'
import { requireQueryKind } from './require-query-kind.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

const asked = (title: string, change: object) =>
  inPanel(OVERVIEW, title, (panel) => ({
    ...panel,
    targets: panel.targets?.map((target) => ({ ...target, ...change })),
  }))

testRule(requireQueryKind, {
  invalid: [
    {
      name: 'a query that says nothing',
      changes: [unsetIn('cloudflare-tunnel', ['panels', 1, 'targets', 0, 'instant'])],
    },
    ...(
      [
        ['a table of a range', asked('Nodes', { instant: false, range: true })],
        ['a table in another format', asked('Nodes', { format: 'time_series' })],
        ['a curve of one moment', asked('Node CPU', { range: false, instant: true })],
        ['a curve in the format of a table', asked('Node CPU', { format: 'table' })],
        ['a number that does not say when', asked('Nodes ready', { instant: false })],
        ['lines of one moment', setIn('search', ['panels', 7, 'targets', 0, 'queryType'], 'instant')],
        ['Loki’s table of a range', setIn('search', ['panels', 8, 'targets', 0, 'queryType'], 'range')],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [broken] })),
  ],
})

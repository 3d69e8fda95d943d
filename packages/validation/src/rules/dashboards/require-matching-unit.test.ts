import { inPanel } from '../../testing/dashboard-changes.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireMatchingUnit } from './require-matching-unit.ts'

const OVERVIEW = 'k8s-multicluster-overview'

interface Settings {
  readonly fieldConfig: { readonly defaults: object; readonly overrides: readonly Override[] }
}

interface Override {
  readonly matcher: { readonly options: string }
  readonly properties: readonly { readonly id: string }[]
}

const withUnit = (uid: string, title: string, unit?: string) => [
  inPanel(uid, title, (panel) => {
    const { fieldConfig } = panel as unknown as Settings
    return { ...panel, fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, unit } } }
  }),
]

const withUnitOfColumn = (title: string, column: string, unit: string) => [
  inPanel(OVERVIEW, title, (panel) => {
    const { fieldConfig } = panel as unknown as Settings
    const overrides = fieldConfig.overrides.map((override) =>
      override.matcher.options === column ? { ...override, properties: unitIn(override, unit) } : override,
    )
    return { ...panel, fieldConfig: { ...fieldConfig, overrides } }
  }),
]

const unitIn = ({ properties }: Override, unit: string) =>
  properties.map((property) => (property.id === 'unit' ? { id: 'unit', value: unit } : property))

testRule(requireMatchingUnit, {
  valid: [{ name: 'a count with a suffix', changes: withUnit('k8s-logs-search', 'Hits', 'suffix: lines') }],
  invalid: [
    {
      name: 'a share in percent',
      changes: withUnit('k8s-logs-errors', 'Error share', 'percent'),
      findings: [{ severity: 'warning' }],
    },
    { name: 'lines in bytes', changes: withUnit('k8s-logs-search', 'Hits', 'bytes') },
    {
      name: 'lines per minute as lines per second',
      changes: withUnit('k8s-logs-errors', 'Errors by cluster', 'cps'),
    },
    { name: 'bytes per second in bytes', changes: withUnit(OVERVIEW, 'Node traffic', 'bytes') },
    { name: 'bytes per second without a unit', changes: withUnit(OVERVIEW, 'Node traffic') },
    {
      name: 'milliseconds in seconds',
      changes: withUnit('cloudflare-tunnel', 'Round trip to the edge', 's'),
    },
    { name: 'a column of shares in seconds', changes: withUnitOfColumn('Every machine', 'Memory', 's') },
    {
      name: 'a column of seconds in milliseconds',
      changes: withUnitOfColumn('Every machine', 'Uptime', 'ms'),
    },
  ],
})

import { inPanel } from '../../testing/dashboard-changes.ts'
import { requireFittingUnit } from './require-fitting-unit.ts'
import { testRule } from '../../testing/test-rule.ts'

const OVERVIEW = 'k8s-multicluster-overview'

interface Settings {
  /** Rows, which may be called as a panel in them, have none. */
  readonly fieldConfig?: { readonly defaults: object; readonly overrides: readonly Override[] }
}

interface Override {
  readonly matcher: { readonly options: string }
  readonly properties: readonly { readonly id: string }[]
}

/** The panel in another unit. */
const shownIn = (uid: string, title: string, unit?: string) =>
  inPanel(uid, title, (panel) => {
    const { fieldConfig } = panel as unknown as Settings
    if (!fieldConfig) return panel
    return { ...panel, fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, unit } } }
  })

/** A column of a table in another unit. */
const columnIn = (title: string, column: string, unit: string) =>
  inPanel(OVERVIEW, title, (panel) => {
    const { fieldConfig } = panel as unknown as Settings
    if (!fieldConfig) return panel
    const overrides = fieldConfig.overrides.map((override) =>
      override.matcher.options === column
        ? {
            ...override,
            properties: override.properties.map((one) =>
              one.id === 'unit' ? { id: 'unit', value: unit } : one,
            ),
          }
        : override,
    )
    return { ...panel, fieldConfig: { ...fieldConfig, overrides } }
  })

testRule(requireFittingUnit, {
  valid: [
    {
      name: 'a number in a word of a person’s own',
      changes: [shownIn('k8s-logs-search', 'Hits', 'suffix: lines')],
    },
  ],
  invalid: [
    { name: 'a share in hundredths', changes: [shownIn('k8s-logs-errors', 'Error share', 'percent')] },
    ...(
      [
        ['lines in bytes', shownIn('k8s-logs-search', 'Hits', 'bytes')],
        ['lines per second in a share', shownIn('k8s-logs-errors', 'Errors per second', 'percentunit')],
        ['bytes per second in bytes', shownIn(OVERVIEW, 'Node network', 'bytes')],
        ['bytes without a unit', shownIn(OVERVIEW, 'Node network')],
        ['milliseconds in seconds', shownIn('cloudflare-tunnel', 'Round trip to the edge', 's')],
        ['a share as a column in seconds', columnIn('Nodes', 'Memory', 's')],
        ['seconds as a column of milliseconds', columnIn('Nodes', 'Uptime', 'ms')],
      ] as const
    ).map(([name, broken]) => ({ name, changes: [broken] })),
  ],
})

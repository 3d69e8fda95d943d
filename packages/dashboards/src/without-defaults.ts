import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import { DASHBOARD, OPTIONS, PANEL, type Defaults } from './defaults.ts'

/**
 * A dashboard without the defaults of Grafana that the SDK writes. What is not
 * there cannot go wrong.
 */
export const withoutDefaults = (dashboard: Dashboard): object => ({
  ...without(DASHBOARD, dashboard),
  panels: dashboard.panels?.map(withoutPanelDefaults),
})

const withoutPanelDefaults = (panel: Panel | RowPanel): object => {
  const own = without({ ...PANEL, options: OPTIONS[panel.type] }, panel)
  return 'panels' in panel ? { ...own, panels: panel.panels.map(withoutPanelDefaults) } : own
}

const without = (defaults: Defaults, from: object): object =>
  Object.fromEntries(
    Object.entries(from)
      .filter(([key, value]) => !(key in defaults) || !isSame(value, defaults[key]))
      .map(([key, value]) => [key, within(defaults[key], value)] as const),
  )

const within = (defaults: unknown, value: unknown): unknown => {
  if (Array.isArray(value)) return isList(defaults) ? value.map((one) => within(defaults[0], one)) : value
  return isObject(value) && isObject(defaults) ? without(defaults, value) : value
}

const isObject = (value: unknown): value is Defaults => typeof value === 'object' && value !== null

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const isSame = (value: unknown, standard: unknown): boolean =>
  value === standard || (isObject(value) && JSON.stringify(value) === JSON.stringify(standard))

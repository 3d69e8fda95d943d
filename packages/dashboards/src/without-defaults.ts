import type {
  AnnotationQuery,
  Dashboard,
  Panel,
  RowPanel,
  VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard'

/**
 * A dashboard without what the SDK writes for nothing: values that Grafana takes when nothing is written. What is not
 * there cannot go wrong.
 */
export const withoutDefaults = (dashboard: Dashboard): object => ({
  ...without(DASHBOARD, dashboard),
  templating: { list: (dashboard.templating.list ?? []).map(chosen) },
  annotations: {
    list: (dashboard.annotations.list ?? []).map((one) => without<AnnotationQuery>(ANNOTATION, one)),
  },
  panels: (dashboard.panels ?? []).map(withoutPanelDefaults),
  ...(dashboard.links && { links: dashboard.links.map((link) => without(DASHBOARD_LINK, link)) }),
})

const chosen = (variable: VariableModel): object => {
  const { current, ...rest } = without(VARIABLE, variable)
  return current ? { ...rest, current: without({ selected: true }, current) } : rest
}

const withoutPanelDefaults = (panel: Panel | RowPanel): object => {
  const rest = without<Panel | RowPanel>(PANEL, panel)
  if (!('fieldConfig' in rest) || !rest.fieldConfig?.defaults.links) return rest
  const { fieldConfig } = rest
  const links = fieldConfig.defaults.links?.map((link) => without(DATA_LINK, link))
  return { ...rest, fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, links } } }
}

const without = <Shape extends object>(defaults: Readonly<Record<string, unknown>>, from: Shape): Shape =>
  Object.fromEntries(
    Object.entries(from).filter(([key, value]) => !(key in defaults) || !isSame(value, defaults[key])),
  ) as Shape

/** Whether a value is a default, which may be an empty list. */
const isSame = (value: unknown, standard: unknown): boolean =>
  value === standard || (Array.isArray(value) && value.length === 0 && Array.isArray(standard))

const DASHBOARD = { timezone: 'browser', fiscalYearStartMonth: 0 }

const VARIABLE = {
  skipUrlSync: false,
  allowCustomValue: true,
  multi: false,
  includeAll: false,
  // Of variables that are an interval, which has none of these here.
  auto: false,
  auto_min: '10s',
  auto_count: 30,
}

/**
 * v1 links always ask for the controls menu, where nobody looks for them; the SDK cures only its v2 schema
 * (https://github.com/grafana/grafana-foundation-sdk/issues/1202). It is no default of Grafana's.
 */
const IN_MENU = { placement: 'inControlsMenu' }

const ANNOTATION = { ...IN_MENU, hide: false, builtIn: 0 }

const PANEL = { transparent: false, repeatDirection: 'h' }

const DASHBOARD_LINK = { ...IN_MENU, tooltip: '', tags: [], asDropdown: false, targetBlank: false }

/** A link from a value is made of a title and a URL alone; the rest belongs to links from a dashboard. */
const DATA_LINK = { ...DASHBOARD_LINK, type: 'link', icon: '', includeVars: false, keepTime: false }

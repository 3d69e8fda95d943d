// What Grafana takes when nothing is written, as far as the SDK writes it.

/** Each key's default: a value, or the defaults of the object there, or in a list those of each object of a list. */
export interface Defaults {
  readonly [key: string]: unknown
}

/**
 * v1 links always ask for the controls menu, where nobody looks for them; the SDK cures only its v2 schema
 * (https://github.com/grafana/grafana-foundation-sdk/issues/1202). It is no default of Grafana's.
 */
const IN_MENU = { placement: 'inControlsMenu' }

const DASHBOARD_LINK = { ...IN_MENU, tooltip: '', tags: [], asDropdown: false, targetBlank: false }

/** A link from a value is made of a title and a URL alone; the rest belongs to links from a dashboard. */
const DATA_LINK = { ...DASHBOARD_LINK, type: 'link', icon: '', includeVars: false, keepTime: false }

const VARIABLE = {
  skipUrlSync: false,
  allowCustomValue: true,
  multi: false,
  includeAll: false,
  current: { selected: true },
  // Of variables that are an interval, which has none of these here.
  auto: false,
  auto_min: '10s',
  auto_count: 30,
}

const ANNOTATION = { ...IN_MENU, hide: false, builtIn: 0 }

/** Of a panel of any kind. */
export const PANEL = {
  transparent: false,
  repeatDirection: 'h',
  targets: [{ legendFormat: '', range: false, instant: false }],
  fieldConfig: { defaults: { links: [DATA_LINK], custom: { align: 'auto', inspect: false } } },
} satisfies Defaults

/** Of the options of each kind of panel. Where the SDK begins with another value, the panel chooses Grafana's. */
export const OPTIONS: Readonly<Record<string, Defaults>> = {
  timeseries: { legend: { placement: 'bottom', showLegend: true } },
  stat: {
    colorMode: 'value',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    reduceOptions: { calcs: ['lastNotNull'] },
    percentChangeColorMode: 'standard',
    orientation: 'auto',
  },
  table: {
    frameIndex: 0,
    showHeader: true,
    showTypeIcons: false,
    footer: { show: false, reducer: [], countRows: false },
  },
  logs: { showLabels: false, showCommonLabels: false, enableLogDetails: true, sortOrder: 'Descending' },
}

/** Of a dashboard, but for its panels. */
export const DASHBOARD: Defaults = {
  timezone: 'browser',
  fiscalYearStartMonth: 0,
  templating: { list: [VARIABLE] },
  annotations: { list: [ANNOTATION] },
  links: [DASHBOARD_LINK],
}

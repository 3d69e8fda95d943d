// Grafana's defaults of the keys that the SDK writes.

/** Each key's default: a value, the defaults of an object, or in a list those of each object of the list. */
export interface Defaults {
  readonly [key: string]: unknown
}

/**
 * v1 links always go into the controls menu, where users do not look; the SDK fixes only its v2 schema
 * (https://github.com/grafana/grafana-foundation-sdk/issues/1202). Grafana's default differs.
 */
const IN_MENU = { placement: 'inControlsMenu' }

const DASHBOARD_LINK = { ...IN_MENU, tooltip: '', tags: [], asDropdown: false, targetBlank: false }

/** A data link has only a title and a URL; the other keys belong to dashboard links. */
const DATA_LINK = { ...DASHBOARD_LINK, type: 'link', icon: '', includeVars: false, keepTime: false }

const VARIABLE = {
  skipUrlSync: false,
  allowCustomValue: true,
  multi: false,
  includeAll: false,
  current: { selected: true },
  // Keys of interval variables, of which there are none here.
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

/** Of the options of each kind of panel. Where the SDK's default differs, the panel sets Grafana's. */
export const OPTIONS: Readonly<Record<string, Defaults>> = {
  timeseries: { legend: { placement: 'bottom', showLegend: true } },
  stat: {
    colorMode: 'value',
    justifyMode: 'auto',
    textMode: 'auto',
    wideLayout: true,
    showPercentChange: false,
    reduceOptions: { calcs: ['lastNotNull'], values: false },
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

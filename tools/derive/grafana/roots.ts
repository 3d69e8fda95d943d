/** Where the walk over the declarations begins. */
export const ROOTS: readonly string[] = [
  'dashboard.Dashboard',
  'dashboard.Panel',
  'dashboard.RowPanel',
  'dashboard.DataLink',
  'dashboard.FieldConfigSource',
  'prometheus.Dataquery',
  'loki.dataquery',
  ...['adhoc', 'constant', 'custom', 'datasource', 'interval', 'query', 'switch', 'textbox'].map(
    (type) => `variable.${type}`,
  ),
]

/** Grafana's ids of its panels, and the modules of the SDK that declare their options. */
export const PANELS: Readonly<Record<string, string>> = {
  annolist: 'annotationslist',
  barchart: 'barchart',
  bargauge: 'bargauge',
  candlestick: 'candlestick',
  canvas: 'canvas',
  dashlist: 'dashboardlist',
  gauge: 'gauge',
  geomap: 'geomap',
  heatmap: 'heatmap',
  histogram: 'histogram',
  logs: 'logs',
  news: 'news',
  nodeGraph: 'nodegraph',
  piechart: 'piechart',
  stat: 'stat',
  'state-timeline': 'statetimeline',
  'status-history': 'statushistory',
  table: 'table',
  text: 'text',
  timeseries: 'timeseries',
  trend: 'trend',
  xychart: 'xychart',
}

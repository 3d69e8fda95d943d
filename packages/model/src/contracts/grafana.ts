/** Grafana finds its data sources by these ids; dashboards name them. `prometheus` is also the chart's own default. */
export const DATA_SOURCE_UID = {
  prometheus: 'prometheus',
  loki: 'loki',
  victoriaLogs: 'victorialogs',
  secondVictoriaLogs: 'victorialogs-copy-2',
  jaeger: 'jaeger',
} as const

/** The type of VictoriaLogs' data source, which is the name of its plugin. */
export const VICTORIA_LOGS_SOURCE = 'victoriametrics-logs-datasource'

/** That plugin as Grafana installs it from its catalogue, where it is signed. Its own repository has the version. */
export const VICTORIA_LOGS_PLUGIN = `${VICTORIA_LOGS_SOURCE}@0.30.1`

/** Grafana's sidecar loads every ConfigMap that carries this label, and files it under the annotation's folder. */
export const DASHBOARD_LABEL = { name: 'grafana_dashboard', value: '1' } as const
export const DASHBOARD_FOLDER_ANNOTATION = 'grafana_folder'

/** The generator's dashboards by their uid, each with its folder in Grafana. Users have the uids in bookmarks. */
export const DASHBOARD_FOLDER = {
  'k8s-logs-overview': 'Logs',
  'k8s-logs-pod': 'Logs',
  'k8s-logs-errors': 'Logs',
  'k8s-logs-search': 'Logs',
  'cloudflare-tunnel': 'Network',
  'k8s-multicluster-overview': 'Kubernetes',
  'fleet-telemetry': 'Fleet',
  'fleet-gitops': 'Fleet',
  'fleet-hosts': 'Fleet',
  'fleet-services': 'Fleet',
  'fleet-databases': 'Fleet',
} as const
/** Of dashboards that a person adds. */
export const OWN_DASHBOARD_FOLDER = 'Own'

export type DashboardUid = keyof typeof DASHBOARD_FOLDER

/** The key in a dashboard's ConfigMap, under which the sidecar writes its file. */
export const dashboardFile = (uid: string): string => `${uid}.json`

/** Where Grafana's sidecar writes dashboards, by the chart's default; below it, a folder each has its annotation's name. */
export const DASHBOARDS_PATH = '/tmp/dashboards'

/** The Secret that holds the client secret by which Grafana asks a provider of accounts. */
export const OIDC_SECRET = { name: 'grafana-oidc', key: 'client-secret' } as const

/** The Secret that holds the credentials of data sources. */
export const DATA_SOURCES_SECRET = 'grafana-data-sources'
export const dataSourceKey = (uid: string, secureField: string): string => `${uid}.${secureField}`

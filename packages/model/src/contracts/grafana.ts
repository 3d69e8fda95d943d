/** Grafana finds its data sources by these ids; dashboards name them. `prometheus` is also the chart's own default. */
export const DATA_SOURCE_UID = { prometheus: 'prometheus', loki: 'loki' } as const

/** Grafana's sidecar loads every ConfigMap that carries this label, and files it under the annotation's folder. */
export const DASHBOARD_LABEL = { name: 'grafana_dashboard', value: '1' } as const
export const DASHBOARD_FOLDER_ANNOTATION = 'grafana_folder'

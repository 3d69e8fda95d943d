import { fieldsOf, itemsOf, textOf, type Fields } from '../../queries/json.ts'
import { at, type Path, type Location } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { mayHaveOtherReader } from './prometheus.ts'
import { remembered } from '../../values/remembered.ts'
import { namespaceOfPods } from '../charts/releases.ts'
import type { Release } from '../charts/release.ts'

/** The Grafana that a cluster's kube-prometheus-stack installs, as its values have it. */
export interface Grafana {
  readonly release: Release
  readonly namespace: string
  /** Under `grafana`. */
  readonly values: Fields
  /** Of a key under `grafana`. */
  readonly location: (...path: Path) => Location
  readonly sidecar: DashboardSidecar
  readonly dataSources: readonly DataSource[]
}

/** What the sidecar takes for a dashboard, and where it files it. */
export interface DashboardSidecar {
  readonly isEnabled: boolean
  readonly label: string
  readonly labelValue: string
  /** The namespaces that it looks into; `ALL` is every one. */
  readonly namespaces: readonly string[]
  readonly folderAnnotation: string | undefined
  /** Without it every dashboard lands in one folder, and the annotation has no effect. */
  readonly hasFolders: boolean
}

export interface DataSource {
  readonly uid: string
  readonly type: string
  readonly name: string
  readonly url: string | undefined
  readonly isDefault: boolean
  readonly fields: Fields
  readonly path: Path
}

/** Nothing where a cluster runs no Grafana. */
export const grafanaOf = remembered((cluster: ClusterView): Grafana | undefined => {
  const release = cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .find(({ object }) => object.metadata.name === 'kube-prometheus-stack')
  const values = fieldsOf(fieldsOf(release?.object.spec?.values)['grafana'])
  if (!release || values['enabled'] === false) return undefined
  return {
    release,
    namespace: namespaceOfPods(release, 'grafana'),
    values,
    location: (...path) => at(release, 'spec', 'values', 'grafana', ...path),
    sidecar: sidecarOf(
      fieldsOf(fieldsOf(values['sidecar'])['dashboards']),
      namespaceOfPods(release, 'grafana'),
    ),
    dataSources: [...chartsOwn(values), ...added(values)],
  }
})

/** Whether a cluster's Grafana may show dashboards of no tree: the chart's, some of grafana.com, or those of another Grafana. */
export const mayHaveOtherDashboards = (cluster: ClusterView): boolean => {
  const values = grafanaOf(cluster)?.values
  if (!values) return mayHaveOtherReader(cluster)
  return (
    values['defaultDashboardsEnabled'] !== false ||
    ['dashboards', 'dashboardsConfigMaps', 'dashboardProviders'].some(
      (key) => Object.keys(fieldsOf(values[key])).length > 0,
    )
  )
}

/** With the chart's defaults for what is not written. */
const sidecarOf = (dashboards: Fields, own: string): DashboardSidecar => {
  const { searchNamespace = 'ALL' } = dashboards
  const namespaces = (Array.isArray(searchNamespace) ? searchNamespace : String(searchNamespace).split(','))
    .map((name) => String(name).trim())
    .map((name) => (name === '' ? own : name))
  return {
    isEnabled: dashboards['enabled'] !== false,
    label: textOf(dashboards['label']) ?? 'grafana_dashboard',
    labelValue: textOf(dashboards['labelValue']) ?? '1',
    namespaces,
    folderAnnotation: textOf(dashboards['folderAnnotation']),
    hasFolders: fieldsOf(dashboards['provider'])['foldersFromFilesStructure'] === true,
  }
}

/** The chart makes a data source for its Prometheus, and one for its Alertmanager. */
const chartsOwn = (values: Fields): DataSource[] => {
  const path = ['sidecar', 'datasources'] as const
  const datasources = fieldsOf(fieldsOf(values['sidecar'])['datasources'])
  if (datasources['enabled'] === false || datasources['defaultDatasourceEnabled'] === false) return []
  const alertmanager = fieldsOf(datasources['alertmanager'])
  const own = { url: undefined, fields: datasources, path }
  return [
    {
      ...own,
      uid: textOf(datasources['uid']) ?? 'prometheus',
      type: 'prometheus',
      name: textOf(datasources['name']) ?? 'Prometheus',
      isDefault: datasources['isDefaultDatasource'] !== false,
    },
    ...(alertmanager['enabled'] === false
      ? []
      : [
          {
            ...own,
            uid: textOf(alertmanager['uid']) ?? 'alertmanager',
            type: 'alertmanager',
            name: textOf(alertmanager['name']) ?? 'Alertmanager',
            isDefault: false,
          },
        ]),
  ]
}

const added = (values: Fields): DataSource[] =>
  itemsOf(values['additionalDataSources']).map((item, index) => {
    const fields = fieldsOf(item)
    return {
      uid: textOf(fields['uid']) ?? '',
      type: textOf(fields['type']) ?? '',
      name: textOf(fields['name']) ?? '',
      url: textOf(fields['url']),
      isDefault: fields['isDefault'] === true,
      fields,
      path: ['additionalDataSources', index],
    }
  })

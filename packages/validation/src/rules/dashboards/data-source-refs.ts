import type { DataSourceModel } from '../../schemas/dashboards/dashboard-model.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { grafanaOf, type DataSource } from '../../tree/monitoring/grafana.ts'
import type { Location, Path } from '../../values/location.ts'
import { panelOf } from '../rule/in-each-dashboard.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

/** A reference of a dashboard to a data source. */
export interface DataSourceRef {
  readonly source: DataSourceModel
  /** Of a key of the reference. */
  readonly location: (key: string) => Location
  /** For a sentence: the variable cluster of the dashboard Logs. */
  readonly owner: string
  /** The reference of the panel, where this one is of a query in it. */
  readonly panel?: DataSourceModel | undefined
}

/** A rule that checks each reference to a data source, on clusters whose data sources are known. */
export const inEachDataSourceRef = (
  check: (ref: DataSourceRef, sources: readonly DataSource[], report: Report) => void,
): Rule['check'] =>
  inEachCluster((cluster, report) => {
    const grafana = grafanaOf(cluster)
    if (!grafana || hasOtherSources(cluster)) return
    for (const dashboard of dashboardsOf(cluster))
      for (const ref of refsIn(dashboard))
        if (!BUILT_IN.has(ref.source.uid) && !isVariable(ref.source.uid, dashboard))
          check(ref, grafana.dataSources, report)
  })

/** A person may add data sources by ConfigMaps, which are not read here. */
const hasOtherSources = ({ all }: ClusterView): boolean =>
  all('v1/ConfigMap').some(({ object }) => object.metadata.labels?.['grafana_datasource'] !== undefined)

/** The data source of a panel with queries to several. */
export const MIXED = '-- Mixed --'

/** Data sources of every Grafana. */
const BUILT_IN: ReadonlySet<string> = new Set([
  '-- Grafana --',
  MIXED,
  '-- Dashboard --',
  'grafana',
  '__expr__',
])

const isVariable = (uid: string, { model }: Dashboard): boolean => {
  const [, name] = /^\$\{?(\w+)\}?$/.exec(uid) ?? []
  return model.templating.list.some((variable) => variable.type === 'datasource' && variable.name === name)
}

const refsIn = (dashboard: Dashboard): readonly DataSourceRef[] => {
  const refs: DataSourceRef[] = []
  const add = (
    source: DataSourceModel | undefined,
    path: Path,
    owner: string,
    panel?: DataSourceModel,
  ): void => {
    if (!source) return
    refs.push({
      source,
      owner,
      panel,
      location: (key) => dashboard.location(...path, 'datasource', key),
    })
  }
  const { templating, annotations, title } = dashboard.model
  for (const [index, { name, datasource }] of templating.list.entries())
    add(datasource, ['templating', 'list', index], `the variable ${name} of the dashboard ${title}`)
  for (const [index, { name, datasource }] of annotations.list.entries())
    add(datasource, ['annotations', 'list', index], `the annotation “${name}” of the dashboard ${title}`)
  for (const located of dashboard.panels) {
    const { panel, path } = located
    const owner = panelOf(located, dashboard)
    add(panel.datasource, path, owner)
    for (const [index, { datasource, refId }] of (panel.targets ?? []).entries())
      add(datasource, [...path, 'targets', index], `the query ${refId} of ${owner}`, panel.datasource)
  }
  return refs
}

import { suggestion } from '@fleet/model/suggestion'
import type { DataSourceModel } from '../../schemas/grafana/dashboard-model.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { grafanaOf } from '../../tree/monitoring/grafana.ts'

export const noMissingDataSource: Rule = {
  id: 'no-missing-data-source',
  summary:
    'Each panel, query, variable and annotation asks a data source that Grafana has, by its uid and its type; a panel’s queries ask the panel’s own.',
  rationale:
    'Provisioning resolves no ${DS_PROMETHEUS}: a data source that does not exist leaves the panel with “Datasource was not found”, and one of another type takes the query for its own language.',
  example: {
    refused: '{"datasource": {"type": "prometheus", "uid": "prom"}}',
    accepted: '{"datasource": {"type": "prometheus", "uid": "prometheus"}}',
  },
  fix: 'Use a uid that kube-prometheus-stack’s values give a data source, and that one’s type.',
  check: inEachCluster((cluster) =>
    grafanaOf(cluster) && !hasSourcesOfItsOwn(cluster)
      ? dashboardsOf(cluster).flatMap((dashboard) =>
          refsIn(dashboard).flatMap((ref) => checked(ref, dashboard, cluster)),
        )
      : [],
  ),
}

/** Data sources that a person put into ConfigMaps or Secrets of their own are known to nobody here. */
const hasSourcesOfItsOwn = ({ all }: ClusterView): boolean =>
  all('v1/ConfigMap').some(({ object }) => object.metadata.labels?.['grafana_datasource'] !== undefined)

interface Ref {
  readonly source: DataSourceModel
  readonly path: Path
  readonly owner: string
  /** That of the panel, if it is a query of one. */
  readonly panel?: DataSourceModel | undefined
}

const refsIn = ({ model, panels }: Dashboard): Ref[] => [
  ...model.templating.list.flatMap(({ name, datasource }, index) =>
    datasource
      ? [{ source: datasource, path: ['templating', 'list', index], owner: `the variable ${name}` }]
      : [],
  ),
  ...model.annotations.list.map(({ name, datasource }, index) => ({
    source: datasource,
    path: ['annotations', 'list', index],
    owner: `the annotation “${name}”`,
  })),
  ...panels.flatMap(({ panel, path }) => {
    const owner = `the panel “${panel.title}”`
    return [
      ...(panel.datasource ? [{ source: panel.datasource, path, owner }] : []),
      ...(panel.targets ?? []).map(({ datasource, refId }, index) => ({
        source: datasource,
        path: [...path, 'targets', index],
        owner: `the query ${refId} of ${owner}`,
        panel: panel.datasource,
      })),
    ]
  }),
]

/** Grafana's own, which are in every one. */
const BUILT_IN: ReadonlySet<string> = new Set([
  '-- Grafana --',
  '-- Mixed --',
  '-- Dashboard --',
  'grafana',
  '__expr__',
])

const checked = (
  { source, path, owner, panel }: Ref,
  dashboard: Dashboard,
  cluster: ClusterView,
): Violation[] => {
  const { uid, type } = source
  const known = grafanaOf(cluster)?.dataSources ?? []
  if (BUILT_IN.has(uid) || isVariable(uid, dashboard)) return []
  const found = known.find((other) => other.uid === uid)
  const where = `${owner} of the dashboard ${dashboard.model.title}`
  const impact = 'it shows an error, or nothing, whatever the data say'
  const location = (key: string) => dashboard.location(...path, 'datasource', key)
  if (!found) {
    const fix = suggestion(
      uid,
      known.map((other) => other.uid),
    )
    return [
      {
        location: location('uid'),
        message: `${where} asks the data source ${uid}, which Grafana does not have`,
        impact,
        fix,
      },
    ]
  }
  if (found.type !== type) {
    const message = `${where} takes the data source ${uid} for one of the type ${type}, and it is of the type ${found.type}`
    return [{ location: location('type'), message, impact, fix: `write ${found.type}` }]
  }
  if (!panel || panel.uid === uid || panel.uid === '-- Mixed --') return []
  const message = `${where} asks ${uid}, and the panel asks ${panel.uid}`
  return [
    {
      location: location('uid'),
      message,
      impact,
      fix: `ask one of them, or give the panel the uid -- Mixed --`,
    },
  ]
}

const isVariable = (uid: string, { model }: Dashboard): boolean => {
  const [, name] = /^\$\{?(\w+)\}?$/.exec(uid) ?? []
  return model.templating.list.some((variable) => variable.type === 'datasource' && variable.name === name)
}

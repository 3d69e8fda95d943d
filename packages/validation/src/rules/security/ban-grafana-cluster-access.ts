import { inEachRelease } from '../rule/in-each-release.ts'
import type { Rule } from '../rule/rule.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'

export const banGrafanaClusterAccess: Rule = {
  id: 'ban-grafana-cluster-access',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'The sidecars of Grafana read only the namespace of the telemetry.',
  rationale: 'By default the chart gives the sidecars a ClusterRole that reads every Secret of the cluster.',
  fix: 'Set grafana.rbac.namespaced: true, and name one namespace in searchNamespace.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
  }),
}

const SETTINGS: readonly Setting[] = [
  {
    path: ['grafana', 'rbac', 'namespaced'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'the sidecars of Grafana have a ClusterRole that reads every Secret of the cluster',
    fix: 'set grafana.rbac.namespaced: true',
  },
  ...['dashboards', 'datasources'].map((sidecar) => ({
    path: ['grafana', 'sidecar', sidecar, 'searchNamespace'],
    isFine: (value: unknown) => value !== 'ALL',
    impact: 'everybody who may create a ConfigMap in any namespace changes what Grafana shows and queries',
    fix: 'name the namespace of the telemetry',
  })),
]

import type { Report, Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const banStackExtras: Rule = {
  id: 'ban-stack-extras',
  severity: 'info',
  summary: 'kube-prometheus-stack adds no metrics, dashboards and data sources without a use here.',
  rationale:
    'By default the chart scrapes the API server and adds dashboards without a cluster. It also adds a data source of an Alertmanager that is not installed.',
  fix: 'Set the value to false.',
  check: inEachRelease('kube-prometheus-stack', (release, report) => {
    checkSettings(release, SETTINGS, report)
    checkAlertmanager(release, report)
  }),
}

const off = (path: string, impact: string): Setting => ({
  path: path.split('.'),
  byDefault: true,
  isFine: (value) => value === false,
  impact,
  fix: 'set it to false',
})

const SETTINGS: readonly Setting[] = [
  off('kubelet.serviceMonitor.probes', 'thousands of series that no panel shows fill the memory'),
  off('kubeApiServer.enabled', 'tens of thousands of series that no panel shows fill the memory'),
  off('grafana.defaultDashboardsEnabled', 'two dozen dashboards without a cluster hide those of the tree'),
  off('grafana.testFramework.enabled', 'a test pod of the chart remains'),
]

const checkAlertmanager = (release: Release, report: Report): void => {
  const path = ['grafana', 'sidecar', 'datasources', 'alertmanager', 'enabled']
  if (chartValue(release, 'alertmanager', 'enabled') !== false) return
  if (chartValue(release, ...path) === false) return
  report({
    location: atValue(release, ...path),
    related: [atValue(release, 'alertmanager', 'enabled')],
    message: 'Grafana has a data source of an Alertmanager that is not installed',
    impact: 'every list of alerts shows an error',
    fix: 'set it to false',
  })
}

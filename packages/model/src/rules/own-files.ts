import type { InventoryRuleDocs } from './inventory-rule.ts'

/** What a dashboard or a rule file of a person must be. `packages/own-files` reads and checks them. */
export const OWN_FILE_RULES = {
  validDashboardExport: {
    id: 'valid-dashboard-export',
    summary:
      'A file of `hub.grafana.dashboards` is a dashboard that a Grafana exported, in its classic model.',
    rationale:
      'Grafana’s sidecar ships files of the classic model alone. Grafana skips any other file, and only its log says so.',
  },
  uniqueDashboardExport: {
    id: 'unique-dashboard-export',
    summary:
      'Each dashboard of `hub.grafana.dashboards` has a uid and a file name that no other dashboard has.',
    rationale:
      'Grafana’s provisioner stores neither of two dashboards with one uid, nor any other of the folder.',
  },
  noMissingLibraryPanel: {
    id: 'no-missing-library-panel',
    summary: 'The export of a dashboard holds each library panel that the dashboard shows.',
    rationale:
      'A library panel is in the database of the Grafana that exported the dashboard. In another one the panel is an error.',
  },
  noMissingDashboardSource: {
    id: 'no-missing-dashboard-source',
    severity: 'warning',
    summary: 'The fleet has a data source of each type that a dashboard of a person asks.',
    rationale: 'A panel that asks another data source shows an error. `hub.grafana.dataSources` adds one.',
  },
  banRemovedPanel: {
    id: 'ban-removed-panel',
    severity: 'warning',
    summary: 'A dashboard of a person has no panel of a kind that Grafana has removed.',
    rationale:
      'Grafana converts some of them each time it loads the dashboard, and loses settings. Others are an error.',
  },
  requireClusterInDashboard: {
    id: 'require-cluster-in-dashboard',
    severity: 'warning',
    summary: 'Each query of a person’s dashboard can be asked of the chosen clusters.',
    rationale:
      'The generator adds the variable `cluster` and its matcher. A query that cannot take it mixes all clusters, whatever a reader chooses.',
  },
  validRuleFile: {
    id: 'valid-rule-file',
    summary:
      'A file of `hub.prometheus.rules` has the groups of a Prometheus rule file, or is a PrometheusRule.',
    rationale: 'Prometheus loads nothing else, and its operator passes nothing else on.',
  },
  uniqueRuleFileGroup: {
    id: 'unique-rule-file-group',
    summary: 'Each file of `hub.prometheus.rules` has a name of its own, and each of its groups, too.',
    rationale:
      'Prometheus refuses a file with two groups of one name. Two files of one name would be one object.',
  },
  requireClusterInRuleFile: {
    id: 'require-cluster-in-rule-file',
    severity: 'warning',
    summary: 'Each rule of a rule file keeps the label `cluster`.',
    rationale:
      'The generator adds it to aggregations where that is safe. An alert without its cluster is one alert for all clusters, and is routed and silenced as one.',
  },
} as const satisfies Record<string, InventoryRuleDocs>

export type OwnFileRule = keyof typeof OWN_FILE_RULES

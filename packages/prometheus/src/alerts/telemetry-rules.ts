import { clusterNames, type Fleet } from '@fleet/model'
import { metadata, NAMES, type IPrometheusRule } from '@fleet/kubernetes'
import { absenceAlerts, jobAbsent } from './absence.ts'
import { ruleOf, type Alert } from './alert.ts'
import { backupAlerts } from './backups.ts'
import { budgetRule } from './budgets.ts'
import { capacityAlerts } from './capacity.ts'
import { databaseAlerts } from './databases.ts'
import { gitopsAlerts } from './gitops.ts'
import { hostAlerts } from './hosts.ts'
import { lossAlerts, queueAlerts } from './loss.ts'
import { thanosAlerts } from './thanos.ts'
import { victoriaLogsAlerts } from './victoria-logs.ts'

/** The alerts about telemetry itself (absence, loss and excess), about Flux, hosts, backups, databases, Thanos and VictoriaLogs. The chart's own rules watch the rest. */
export const telemetryRules = (fleet: Fleet) =>
  ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(NAMES.telemetryRules, fleet.telemetry.namespace),
    spec: {
      groups: [
        {
          name: 'telemetry-absent',
          rules: [...clusterNames(fleet).flatMap(absenceAlerts), jobAbsent].map(ruleOf(fleet)),
        },
        {
          name: 'telemetry-lost',
          rules: [...lossAlerts(fleet), ...queueAlerts(fleet)].map(ruleOf(fleet)),
        },
        {
          name: 'telemetry-capacity',
          // In the order of their evaluation: the alerts compare with the budgets.
          rules: [
            ...clusterNames(fleet).map((cluster) => budgetRule(fleet, cluster)),
            ...capacityAlerts(fleet).map(ruleOf(fleet)),
          ],
        },
        { name: 'gitops', rules: gitopsAlerts(fleet).map(ruleOf(fleet)) },
        ...optionalGroup(fleet, 'hosts', hostAlerts(fleet)),
        ...optionalGroup(fleet, 'backups', backupAlerts(fleet)),
        ...optionalGroup(fleet, 'databases', databaseAlerts(fleet)),
        ...optionalGroup(fleet, 'metrics-store', thanosAlerts(fleet)),
        ...optionalGroup(fleet, 'logs-store', victoriaLogsAlerts(fleet)),
      ],
    },
  }) satisfies IPrometheusRule

/** The group of a section that a fleet may lack. */
const optionalGroup = (fleet: Fleet, name: string, alerts: readonly Alert[]) =>
  alerts.length > 0 ? [{ name, rules: alerts.map(ruleOf(fleet)) }] : []

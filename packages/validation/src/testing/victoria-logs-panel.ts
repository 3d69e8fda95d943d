import { DATA_SOURCE_UID, VICTORIA_LOGS_SOURCE } from '@fleet/model'
import { HUB_STACK, VALUES } from './collector-keys.ts'
import { inPanel } from './dashboard-changes.ts'
import { change, set, type Change } from './sample-trees.ts'

/** The data source, as dashboards refer to it. */
export const VICTORIA_LOGS = { type: VICTORIA_LOGS_SOURCE, uid: DATA_SOURCE_UID.victoriaLogs }

/** Gives the hub's Grafana a data source of VictoriaLogs. */
export const VICTORIA_LOGS_DATA_SOURCE: readonly Change[] = [
  set(HUB_STACK, [...VALUES, 'grafana', 'plugins'], [`${VICTORIA_LOGS_SOURCE}@0.30.1`]),
  change<readonly unknown[]>(HUB_STACK, [...VALUES, 'grafana', 'additionalDataSources'], (sources) => [
    ...sources,
    {
      name: 'VictoriaLogs',
      ...VICTORIA_LOGS,
      access: 'proxy',
      url: 'http://loki-gateway.monitoring',
      editable: false,
    },
  ]),
]

/** Makes the panel with the number of errors one that asks VictoriaLogs. */
export const errorsInLogsql = (
  expr: string,
  { panel = {}, target = {} }: { readonly panel?: object; readonly target?: object } = {},
): readonly Change[] => [
  ...VICTORIA_LOGS_DATA_SOURCE,
  inPanel('k8s-logs-errors', 'Errors', (before) => ({
    ...before,
    datasource: VICTORIA_LOGS,
    targets: [{ refId: 'A', datasource: VICTORIA_LOGS, queryType: 'stats', expr, ...target }],
    ...panel,
  })),
]

/** A query of the number of errors. */
export const ERRORS_IN_LOGSQL =
  '{cluster=~`${cluster:regex}`} level:=error | stats count() as lines | filter lines:>0'

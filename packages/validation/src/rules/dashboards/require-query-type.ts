import { VICTORIA_LOGS_SOURCE } from '@fleet/model'
import type { TargetModel } from '../../schemas/dashboards/dashboard-model.ts'
import { inEachPanel } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'
import { queryOf } from './panel-queries.ts'

/** The type of query that each panel draws: a range for curves and lines, an instant for a table. */
const TYPES: Readonly<Record<string, 'range' | 'instant'>> = {
  timeseries: 'range',
  trend: 'range',
  heatmap: 'range',
  'state-timeline': 'range',
  'status-history': 'range',
  candlestick: 'range',
  logs: 'range',
  table: 'instant',
}

export const requireQueryType: Rule = {
  id: 'require-query-type',
  ownSeverity: 'info',
  summary:
    'A query states its type as its panel needs it: a range for curves, an instant in the format table for tables.',
  rationale:
    'An instant query draws a single dot. A range query gives a table a row for each step, thousands of them. Without the format table, each series is a table of its own.',
  fix: 'Set range or instant (Prometheus) or queryType (Loki, VictoriaLogs), and format: table for tables.',
  check: inEachPanel((located, dashboard, report) => {
    for (const [index, target] of (located.panel.targets ?? []).entries())
      CHECKS[target.datasource.type]?.(target, located.panel.type, ({ key, message, ...words }) => {
        report({
          location: dashboard.location(...located.path, 'targets', index, key),
          message: `${queryOf(target, located, dashboard)} ${message}`,
          ...words,
        })
      })
  }),
}

/** Reports a key of a query. */
type ReportKey = (words: {
  readonly key: string
  readonly message: string
  readonly impact: string
  readonly fix: string
}) => void

const checkPrometheus = ({ range, instant, format }: TargetModel, panel: string, report: ReportKey): void => {
  const type = TYPES[panel]
  if (range !== true && instant !== true)
    report({
      key: range === undefined ? 'instant' : 'range',
      message: 'sets neither range nor instant',
      impact: 'Grafana sends a range query, whatever the panel needs',
      fix: `set ${type ?? 'instant'} to true`,
    })
  else if (type === 'range' && range !== true) reportInstant('instant', 'set range to true', report)
  else if (type === 'instant' && range === true) reportRange('range', 'set instant to true', report)
  else if (panel === 'table' && format !== 'table')
    report({
      key: 'format',
      message: 'does not have the format table',
      impact: 'each series is a table of its own, and the panel shows one of them',
      fix: 'set format to table',
    })
  else if (format === 'table' && type === 'range')
    report({
      key: 'format',
      message: 'has the format table',
      impact: 'the panel has no curves to draw',
      fix: 'remove format',
    })
}

const checkLoki = ({ queryType }: TargetModel, panel: string, report: ReportKey): void => {
  const type = TYPES[panel]
  if (type === 'range' && queryType === 'instant')
    reportInstant('queryType', 'set queryType to range', report)
  if (type === 'instant' && queryType !== 'instant')
    reportRange('queryType', 'set queryType to instant', report)
}

/** Its plugin has a type of query for each kind of answer, and no format. */
const checkVictoriaLogs = (
  { queryType = 'instant' }: TargetModel,
  panel: string,
  report: ReportKey,
): void => {
  const type = TYPES[panel]
  if (panel === 'logs' && queryType !== 'instant')
    report({
      key: 'queryType',
      message: `asks for numbers by ${queryType}`,
      impact: 'the panel has no lines to show',
      fix: 'set queryType to instant',
    })
  else if (panel !== 'logs' && type === 'range' && queryType === 'stats')
    reportInstant('queryType', 'set queryType to statsRange', report)
  else if (type === 'instant' && queryType === 'statsRange')
    reportRange('queryType', 'set queryType to stats', report)
  else if (panel !== 'logs' && NUMBERS.has(panel) && queryType === 'instant')
    report({
      key: 'queryType',
      message: 'asks for lines',
      impact: 'the panel has no numbers to draw',
      fix: `set queryType to ${type === 'range' ? 'statsRange' : 'stats'}`,
    })
}

/** Panels that draw nothing of a line. A table may list lines. */
const NUMBERS: ReadonlySet<string> = new Set([
  'timeseries',
  'trend',
  'stat',
  'gauge',
  'bargauge',
  'heatmap',
  'piechart',
])

const CHECKS: Readonly<Record<string, typeof checkPrometheus>> = {
  prometheus: checkPrometheus,
  loki: checkLoki,
  [VICTORIA_LOGS_SOURCE]: checkVictoriaLogs,
}

const reportInstant = (key: string, fix: string, report: ReportKey): void => {
  report({
    key,
    message: 'is an instant query',
    impact: 'the panel shows a dot in place of a curve',
    fix,
  })
}

const reportRange = (key: string, fix: string, report: ReportKey): void => {
  report({ key, message: 'is a range query', impact: 'the table has a row for each step', fix })
}

import type { TargetModel } from '../../schemas/grafana/dashboard-model.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'

/** What a panel draws: curves over a time, lines, or one value of each series. */
const DRAWS: Readonly<Record<string, 'time' | 'moment'>> = {
  timeseries: 'time',
  trend: 'time',
  heatmap: 'time',
  'state-timeline': 'time',
  'status-history': 'time',
  candlestick: 'time',
  logs: 'time',
  table: 'moment',
}

export const requireQueryKind: Rule = {
  id: 'require-query-kind',
  summary:
    'A query says whether it asks for a range or an instant, as its panel draws it: curves over a range, a table of one moment, in the format of a table.',
  rationale:
    'Asked for an instant, a curve is one dot; asked for a range, a table has a row for each step, thousands of them; and without the format of a table each series is a table of its own.',
  fix: 'Write range or instant (Prometheus), queryType (Loki), and format: table for tables.',
  check: inEachPanel((placed, dashboard) =>
    (placed.panel.targets ?? []).flatMap((target, index) =>
      checked(target, placed.panel.type).map(({ key, ...rest }) => ({
        location: dashboard.location(...placed.path, 'targets', index, key),
        ...rest,
        message: `the query ${target.refId} of ${panelOf(placed, dashboard)} ${rest.message}`,
      })),
    ),
  ),
}

type Checked = Pick<Violation, 'message' | 'impact' | 'fix'> & { readonly key: string }

const checked = (target: TargetModel, type: string): Checked[] =>
  target.datasource.type === 'prometheus'
    ? ofPrometheus(target, type)
    : target.datasource.type === 'loki'
      ? ofLoki(target, type)
      : []

const ofPrometheus = ({ range, instant, format }: TargetModel, type: string): Checked[] => {
  if (range !== true && instant !== true)
    return [
      {
        key: range === undefined ? 'instant' : 'range',
        message: 'says neither range nor instant',
        impact: 'Grafana asks for a range, whatever the panel draws',
        fix: `write ${DRAWS[type] === 'time' ? 'range' : 'instant'}: true`,
      },
    ]
  const drawn = DRAWS[type]
  if (drawn === 'time' && range !== true) return [dot('instant', 'range: true')]
  if (drawn === 'moment' && range === true) return [rows('range', 'instant: true')]
  return type === 'table' && format !== 'table'
    ? [
        {
          key: 'format',
          message: 'has not the format of a table',
          impact: 'each series is a table of its own, and the panel shows one of them',
          fix: 'write format: table',
        },
      ]
    : format === 'table' && drawn === 'time'
      ? [
          {
            key: 'format',
            message: 'has the format of a table',
            impact: 'the panel has no curves to draw',
            fix: 'take format away',
          },
        ]
      : []
}

const ofLoki = ({ queryType }: TargetModel, type: string): Checked[] => {
  const drawn = DRAWS[type]
  if (drawn === 'time' && queryType === 'instant') return [dot('queryType', 'queryType: range')]
  return drawn === 'moment' && queryType !== 'instant' ? [rows('queryType', 'queryType: instant')] : []
}

const dot = (key: string, fix: string): Checked => ({
  key,
  message: 'asks for one moment',
  impact: 'the panel shows a dot where it should draw a curve',
  fix: `write ${fix}`,
})

const rows = (key: string, fix: string): Checked => ({
  key,
  message: 'asks for a range of time',
  impact: 'the table has a row for each step of it',
  fix: `write ${fix}`,
})

import type { TargetModel } from '../../schemas/grafana/dashboard-model.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { inEachPanel, panelOf } from './in-each-dashboard.ts'

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
  demands:
    'A query says whether it asks for a range or an instant, as its panel draws it: curves over a range, a table of one moment, in the format of a table.',
  why: 'Asked for an instant, a curve is one dot; asked for a range, a table has a row for each step, thousands of them; and without the format of a table each series is a table of its own.',
  example: {
    refused: '{"type": "table", "targets": [{"refId": "A", "range": true, "expr": "up"}]}',
    accepted:
      '{"type": "table", "targets": [{"refId": "A", "instant": true, "format": "table", "expr": "up"}]}',
  },
  mend: 'Write range or instant (Prometheus), queryType (Loki), and format: table for tables.',
  judge: inEachPanel((placed, dashboard) =>
    (placed.panel.targets ?? []).flatMap((target, index) =>
      judged(target, placed.panel.type).map(({ key, ...rest }) => ({
        at: dashboard.spot(...placed.path, 'targets', index, key),
        ...rest,
        what: `the query ${target.refId} of ${panelOf(placed, dashboard)} ${rest.what}`,
      })),
    ),
  ),
}

type Judged = Pick<Breach, 'what' | 'consequence' | 'mend'> & { readonly key: string }

const judged = (target: TargetModel, type: string): Judged[] =>
  target.datasource.type === 'prometheus'
    ? ofPrometheus(target, type)
    : target.datasource.type === 'loki'
      ? ofLoki(target, type)
      : []

const ofPrometheus = ({ range, instant, format }: TargetModel, type: string): Judged[] => {
  if (range !== true && instant !== true)
    return [
      {
        key: range === undefined ? 'instant' : 'range',
        what: 'says neither range nor instant',
        consequence: 'Grafana asks for a range, whatever the panel draws',
        mend: `write ${DRAWS[type] === 'time' ? 'range' : 'instant'}: true`,
      },
    ]
  const drawn = DRAWS[type]
  if (drawn === 'time' && range !== true) return [dot('instant', 'range: true')]
  if (drawn === 'moment' && range === true) return [rows('range', 'instant: true')]
  return type === 'table' && format !== 'table'
    ? [
        {
          key: 'format',
          what: 'has not the format of a table',
          consequence: 'each series is a table of its own, and the panel shows one of them',
          mend: 'write format: table',
        },
      ]
    : format === 'table' && drawn === 'time'
      ? [
          {
            key: 'format',
            what: 'has the format of a table',
            consequence: 'the panel has no curves to draw',
            mend: 'take format away',
          },
        ]
      : []
}

const ofLoki = ({ queryType }: TargetModel, type: string): Judged[] => {
  const drawn = DRAWS[type]
  if (drawn === 'time' && queryType === 'instant') return [dot('queryType', 'queryType: range')]
  return drawn === 'moment' && queryType !== 'instant' ? [rows('queryType', 'queryType: instant')] : []
}

const dot = (key: string, mend: string): Judged => ({
  key,
  what: 'asks for one moment',
  consequence: 'the panel shows a dot where it should draw a curve',
  mend: `write ${mend}`,
})

const rows = (key: string, mend: string): Judged => ({
  key,
  what: 'asks for a range of time',
  consequence: 'the table has a row for each step of it',
  mend: `write ${mend}`,
})

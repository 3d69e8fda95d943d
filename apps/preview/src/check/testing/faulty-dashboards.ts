import type { DashboardModel } from '../../page/dashboard/model.ts'
import { dashboard, stat, table, text, timeSeries } from './sample-dashboards.ts'

const LONG = 'The share of all processors that were busy with something else in the last five minutes'

/** Nothing listens here. */
const NOWHERE = 'http://127.0.0.1:9/picture.png'

/** Dashboards with one fault each, by the check that refuses them. */
export const FAULTY: Readonly<Record<string, readonly [fault: string, dashboard: DashboardModel][]>> = {
  'ban-panel-error': [
    [
      'a kind of panel that is not there',
      dashboard('unknown-kind', { top: [stat(2, [0, 1, 24, 4], { type: 'flowchart' })] }),
    ],
    [
      'a transformation that throws',
      dashboard('failing-transformation', {
        top: [
          stat(2, [0, 1, 24, 4], {
            transformations: [{ id: 'renameByRegex', options: { regex: '(', renamePattern: '' } }],
          }),
        ],
      }),
    ],
  ],
  'ban-refused-query': [
    [
      'a query that the store refuses',
      dashboard('refused-query', {
        top: [stat(2, [0, 1, 24, 4], { targets: [{ refId: 'A', expr: 'refused', instant: true }] })],
      }),
    ],
  ],
  'ban-console-error': [
    [
      'a picture that is not there',
      dashboard('console-error', { top: [text(2, [0, 1, 24, 4], `![](${NOWHERE})`)] }),
    ],
  ],
  'ban-zero-for-nothing': [
    [
      'a green zero where nothing is known',
      dashboard('green-zero', {
        top: [
          stat(2, [0, 1, 24, 4], {
            defaults: {
              noValue: '0',
              thresholds: { mode: 'absolute', steps: [{ value: null, color: 'green' }] },
            },
          }),
        ],
      }),
    ],
    [
      'a green text where nothing is known',
      dashboard('green-text', {
        top: [
          stat(2, [0, 1, 24, 4], {
            defaults: { thresholds: { mode: 'absolute', steps: [{ value: null, color: 'green' }] } },
          }),
        ],
      }),
    ],
  ],
  'require-columns-inside': [
    [
      'more columns than fit',
      dashboard('column-outside', { bottom: [timeSeries(5, [0, 6, 18, 9]), table(6, [18, 6, 6, 9])] }),
    ],
  ],
  'ban-overlap': [
    [
      'a panel over another',
      dashboard('overlap', {
        top: [stat(2, [0, 1, 12, 4]), stat(3, [12, 1, 12, 4]), stat(7, [6, 1, 12, 4])],
      }),
    ],
  ],
  'ban-grid-hole': [
    ['half a line that is empty', dashboard('hole', { top: [stat(2, [0, 1, 12, 4])] })],
    [
      'a panel lower than its neighbour',
      dashboard('uneven', { bottom: [timeSeries(5, [0, 6, 12, 9]), table(6, [12, 6, 12, 7])] }),
    ],
  ],
  'ban-cut-heading': [
    [
      'a title longer than its panel',
      dashboard('long-title', { top: [stat(2, [0, 1, 20, 4]), stat(3, [20, 1, 4, 4], { title: LONG })] }),
    ],
  ],
  'ban-cut-value': [
    [
      'a panel lower than its numbers',
      dashboard('low-value', {
        top: [stat(2, [0, 1, 24, 2], { options: { graphMode: 'none', text: { valueSize: 60 } } })],
      }),
    ],
    [
      'names that are small to fit their place',
      dashboard('long-name', {
        top: [
          stat(2, [0, 1, 24, 4], {
            targets: [{ refId: 'A', expr: '8_series', legendFormat: `${LONG} {{cluster}}`, instant: true }],
          }),
        ],
      }),
    ],
  ],
  'unique-series-colour': [
    [
      'two series in one colour',
      dashboard('same-colour', {
        bottom: [
          timeSeries(5, [0, 6, 24, 9], {
            defaults: { color: { mode: 'fixed', fixedColor: 'blue' } },
          }),
        ],
      }),
    ],
  ],
  'require-legend-rows': [
    [
      'a legend for thirty series below a low chart',
      dashboard('low-legend', {
        bottom: [
          timeSeries(5, [0, 6, 24, 6], {
            targets: [{ refId: 'A', expr: '30_series', legendFormat: '{{cluster}}' }],
          }),
        ],
      }),
    ],
  ],
}

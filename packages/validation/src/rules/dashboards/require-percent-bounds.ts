import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'
import type { Rule } from '../rule/rule.ts'

const WHOLE: Readonly<Record<string, number>> = { percentunit: 1, percent: 100 }

export const requirePercentBounds: Rule = {
  id: 'require-percent-bounds',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'The axis of a share begins at 0, and may end at 1 for percentunit, at 100 for percent. Each axis has max above min.',
  rationale:
    'On an axis that Grafana chooses, a rise from 49 to 50 % looks steep. On an axis that ends at 100, shares from 0 to 1 look flat.',
  fix: 'Set min to 0, and max to 1 or 100 or nothing.',
  check: inEachPanel((located, dashboard, report) => {
    if (located.panel.type !== 'timeseries') return
    const { unit = '', min, max } = located.panel.fieldConfig?.defaults ?? {}
    const whole = WHOLE[unit]
    const misleading = (key: string, message: string, fix: string) => {
      report({
        location: dashboard.location(...located.path, 'fieldConfig', 'defaults', key),
        message: `${panelOf(located, dashboard)} ${message}`,
        impact: 'its curves mislead readers',
        fix,
      })
    }
    if (min !== undefined && max !== undefined && min >= max)
      misleading('max', `has an axis from ${min} to ${max}`, 'set max above min')
    else if (whole === undefined) return
    else if (min !== 0 && min !== -whole)
      misleading(
        'min',
        `shows a share on an axis ${min === undefined ? 'without min' : `from ${min}`}`,
        'set min to 0',
      )
    else if (max !== undefined && max !== whole)
      misleading('max', `shows ${unit} on an axis to ${max}`, `set max to ${whole}`)
  }),
}

import type { FieldSettings } from '../../schemas/grafana/dashboard-model.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachPanel, panelOf } from '../rule/in-each-dashboard.ts'

const WHOLE: Readonly<Record<string, number>> = { percentunit: 1, percent: 100 }

export const requirePercentBounds: Rule = {
  id: 'require-percent-bounds',
  summary:
    'The axis of a share begins at 0, and where it ends it ends at the whole: 1 of percentunit, 100 of percent. No axis ends before it begins.',
  rationale:
    'An axis that Grafana chooses makes a mountain of the way from 49 to 50 %; one that ends at 100 makes a flat line of every share from 0 to 1.',
  fix: 'Write min: 0, and max: 1 or 100 if any.',
  check: inEachPanel((placed, dashboard) => {
    const fault =
      placed.panel.type === 'timeseries' ? faultOf(placed.panel.fieldConfig?.defaults ?? {}) : undefined
    return fault
      ? [
          {
            location: dashboard.location(...placed.path, 'fieldConfig', 'defaults', fault.key),
            message: `${panelOf(placed, dashboard)} ${fault.message}`,
            impact: 'its curves look like something else than they are',
            fix: fault.fix,
          },
        ]
      : []
  }),
}

const faultOf = ({ unit = '', min, max }: FieldSettings) => {
  const whole = WHOLE[unit]
  if (min !== undefined && max !== undefined && min >= max)
    return {
      key: 'max',
      message: `ends its axis at ${max}, and begins it at ${min}`,
      fix: 'let it end after it begins',
    }
  if (whole === undefined) return undefined
  if (min !== 0 && min !== -whole)
    return {
      key: 'min',
      message: `shows a share on an axis that begins ${min === undefined ? 'anywhere' : `at ${min}`}`,
      fix: 'write min: 0',
    }
  return max === undefined || max === whole
    ? undefined
    : { key: 'max', message: `shows ${unit} on an axis that ends at ${max}`, fix: `write max: ${whole}` }
}

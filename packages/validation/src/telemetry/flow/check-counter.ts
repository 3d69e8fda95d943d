import type { Series } from '../series/series.ts'
import type { Selector } from '../../queries/expr.ts'
import type { Usage } from './flow.ts'
import type { FlowError } from './flow-error.ts'
import type { SelectorContext } from './selector-context.ts'

const OF_COUNTERS = new Set(['rate', 'irate', 'increase', 'resets'])
const OF_GAUGES = new Set(['delta', 'idelta', 'deriv', 'predict_linear'])

/** A counter falls to 0 with its program: only functions that know this give its rise, and only of a counter. */
export const checkCounter = (
  { from }: Selector,
  series: readonly Series[],
  { call, takesCounter }: Usage,
  { purpose, report }: SelectorContext,
): void => {
  const metric = series[0]?.metric ?? ''
  const name = call?.text ?? ''
  const reportError = (rule: FlowError['rule'], message: string, fix?: string): void =>
    report({ rule, offset: from, message, ...(fix !== undefined && { fix }) })
  if (series.every(({ type }) => type === 'gauge' || type === 'info')) {
    if (OF_COUNTERS.has(name))
      reportError(
        'require-counter-for-rate',
        `${name} takes a counter, and ${metric} goes up and down`,
        'take delta or deriv',
      )
    return
  }
  if (!series.every(({ type }) => type === 'counter')) return
  if (OF_GAUGES.has(name))
    reportError(
      'require-counter-for-rate',
      `${name} takes what goes up and down, and ${metric} is a counter`,
      'take increase',
    )
  else if (purpose.isOverTime && !takesCounter)
    reportError('ban-raw-counter', `${metric} is a counter, and its height since its program began is shown`)
}

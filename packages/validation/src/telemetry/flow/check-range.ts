import type { Series } from '../series/series.ts'
import type { Selector, Window } from '../../queries/expr.ts'
import { variablesIn } from '../../queries/grafana-variables.ts'
import type { Usage } from './flow.ts'
import type { Purpose } from '../questions/question.ts'
import type { SelectorContext } from './selector-context.ts'

/** How many samples a function needs in its range to give anything. */
const SAMPLES: Readonly<Record<string, number>> = {
  changes: 2,
  delta: 2,
  deriv: 2,
  idelta: 2,
  increase: 2,
  irate: 2,
  predict_linear: 2,
  rate: 2,
  resets: 2,
}

/** A range that a scrape's samples do not fill gives nothing, or gaps. */
export const checkRange = (
  { range }: Selector,
  series: readonly Series[],
  { call }: Usage,
  { purpose, report }: SelectorContext,
): void => {
  const seconds = range && secondsOf(range, purpose)
  if (!range || seconds === undefined) return
  const [slowest] = series.toSorted((one, other) => other.interval - one.interval)
  if (!slowest) return
  const samples = SAMPLES[call?.text ?? ''] ?? 1
  if (seconds >= samples * slowest.interval) return
  report({
    rule: 'require-range-for-interval',
    offset: range.from,
    message: `a range of ${seconds} s holds fewer than ${samples} samples of ${slowest.metric}, which job ${slowest.job} takes every ${slowest.interval} s`,
    isOfClusters: true,
    fix: `make it ${2 * samples * slowest.interval}s or longer, or $__rate_interval with a fitting interval of the data source`,
  })
}

const secondsOf = ({ seconds, variable }: Window, { rateInterval }: Purpose): number | undefined => {
  if (seconds !== undefined) return seconds
  const [use] = variablesIn(variable ?? '')
  if (use?.name === '__rate_interval') return rateInterval
  // Grafana fits it to the width of a panel, down to one scrape.
  return use?.name === '__interval' && rateInterval !== undefined ? rateInterval / 4 : undefined
}

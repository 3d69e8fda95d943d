import type { Selector } from '@fleet/validation/queries'
import type { Context } from '../evaluation/context.ts'
import { vector, type Vector } from '../evaluation/value.ts'
import { selected } from './matchers.ts'
import type { MetricStore, Samples } from './stored-series.ts'
import { firstAfter, shiftedTimes } from './windows.ts'

/** How long a sample stands for its series, if no later one says otherwise. */
const LOOKBACK = 300

/** The last sample of each series that a selector selects, or the time of that sample. */
export const instantVector = (
  expr: Selector,
  context: Context,
  store: MetricStore,
  of: 'value' | 'time' = 'value',
): Vector => {
  const at = shiftedTimes(expr, context)
  const after = Math.min(...at) - LOOKBACK
  const until = Math.max(...at)
  return vector(
    selected(expr, store).flatMap(({ labels, samples }) => {
      const found = samples(after, until)
      const values = at.map((time) => lastAt(found, time, of))
      return values.some((value) => value !== undefined) ? [{ labels, values }] : []
    }),
  )
}

const lastAt = ({ times, values }: Samples, time: number, of: 'value' | 'time'): number | undefined => {
  const place = firstAfter(times, time) - 1
  const sampled = times[place]
  if (sampled === undefined || sampled <= time - LOOKBACK || values[place] === undefined) return undefined
  return of === 'value' ? values[place] : sampled
}

import type { ChartList, Condition } from '../../values/chart-list.ts'
import { chartValue, type Release } from './release.ts'

/** Whether a condition of a chart's templates holds with what a release gives. One that is not known here does. */
export const holds = (release: Release, { set = [] }: ChartList, condition: Condition): boolean => {
  if (condition.startsWith('?')) return true
  const isNegated = condition.startsWith('!')
  const path = isNegated ? condition.slice(1) : condition
  const given = chartValue(release, ...path.split('.'))
  return (given === undefined ? set.includes(path) : isTrue(given)) !== isNegated
}

/** What a template takes for true. */
const isTrue = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)

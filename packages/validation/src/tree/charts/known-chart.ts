import { ruleGroupsOf, type ChartLists } from '../../schemas/chart-rule-groups.ts'
import { knownVersionsOf, schemaOfValues } from '../../schemas/charts.ts'
import { schemaErrorsOf, type ErrorsOf } from '../../schemas/schema-errors.ts'
import { isSameMajor, nearestVersion } from '../../values/nearest-version.ts'
import type { Chart } from './chart-of.ts'

/** What is known of the values of a chart, in the version that comes closest to the installed one. */
export interface KnownChart extends Chart {
  readonly nearness: 'exact' | 'same-major' | 'other-major'
  readonly errorsOf: ErrorsOf
  readonly ruleGroups: ChartLists
}

export const knownChart = ({ name, version }: Chart): KnownChart | undefined => {
  const nearest = nearestVersion(version, knownVersionsOf(name))
  if (nearest === undefined) return undefined
  return {
    name,
    version: nearest,
    nearness: nearnessOf(version, nearest),
    errorsOf: (values, leniency) => schemaErrorsOf(schemaOfValues(name, nearest), values, leniency) ?? [],
    ruleGroups: ruleGroupsOf(name, nearest),
  }
}

const nearnessOf = (version: string, known: string): KnownChart['nearness'] => {
  if (version.replace(/^v/, '') === known) return 'exact'
  return isSameMajor(version, known) ? 'same-major' : 'other-major'
}

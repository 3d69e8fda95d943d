import { errorsByBrought } from '../../schemas/brought-chart.ts'
import { ruleGroupsOf, type ChartLists } from '../../schemas/chart-rule-groups.ts'
import { knownVersionsOf, schemaOfValues } from '../../schemas/charts.ts'
import { schemaErrorsOf, type ErrorsOf } from '../../schemas/schema-errors.ts'
import type { BroughtChart } from '../../values/brought-chart.ts'
import { isSameMajor, nearestVersion } from '../../values/nearest-version.ts'
import type { ClusterView } from '../cluster-view.ts'
import type { Chart } from './chart-of.ts'

/** What is known of the values of a chart, in the version that comes closest to the installed one. */
export interface KnownChart extends Chart {
  readonly nearness: 'exact' | 'same-major' | 'other-major'
  readonly errorsOf: ErrorsOf
  readonly ruleGroups: ChartLists
}

/** What a person brings along counts before what is built in. */
export const knownChart = ({ tree }: ClusterView, { name, version }: Chart): KnownChart | undefined => {
  const brought = (tree.charts ?? []).filter((chart) => chart.name === name)
  const versions = [...brought.map((chart) => chart.version), ...knownVersionsOf(name)]
  const nearest = nearestVersion(version, versions)
  if (nearest === undefined) return undefined
  const own = brought.find((chart) => chart.version === nearest)
  return {
    name,
    version: nearest,
    nearness: nearnessOf(version, nearest),
    ...(own ? broughtKeys(own) : builtInKeys(name, nearest)),
  }
}

type Keys = Pick<KnownChart, 'errorsOf' | 'ruleGroups'>

const broughtKeys = (chart: BroughtChart): Keys => ({
  errorsOf: errorsByBrought(chart),
  ruleGroups: chart.ruleGroups,
})

const builtInKeys = (name: string, version: string): Keys => ({
  errorsOf: (values, leniency) => schemaErrorsOf(schemaOfValues(name, version), values, leniency) ?? [],
  ruleGroups: ruleGroupsOf(name, version),
})

const nearnessOf = (version: string, known: string): KnownChart['nearness'] => {
  if (version.replace(/^v/, '') === known.replace(/^v/, '')) return 'exact'
  return isSameMajor(version, known) ? 'same-major' : 'other-major'
}

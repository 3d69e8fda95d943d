import { CHART_RULES } from './derived/chart-rules.ts'
import type { ChartLists } from '../values/chart-list.ts'

export type { ChartList, ChartLists } from '../values/chart-list.ts'

/** The groups of alerts that a chart brings, of those that can be empty. */
export const ruleGroupsOf = (chart: string, version: string): ChartLists => RULES[`${chart}-${version}`] ?? {}

const RULES: Readonly<Record<string, ChartLists>> = CHART_RULES

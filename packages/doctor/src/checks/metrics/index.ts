import type { Check } from '../../check.ts'
import { jobArrives } from './job-arrives.ts'
import { ruleEvaluates } from './rule-evaluates.ts'
import { sampleAccepted } from './sample-accepted.ts'
import { seriesInBudget } from './series-in-budget.ts'
import { seriesLabelled } from './series-labelled.ts'
import { targetUp } from './target-up.ts'

export const METRICS_CHECKS: readonly Check[] = [
  ruleEvaluates,
  seriesLabelled,
  jobArrives,
  targetUp,
  sampleAccepted,
  seriesInBudget,
]

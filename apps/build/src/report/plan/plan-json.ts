import { EXIT } from '../../cli/exit-code.ts'
import { exitCodeOfPlan, type Plan } from '../../plan/plan.ts'
import { REPORT_VERSION } from '../report-version.ts'
import { hasChanges, summaryOf, summaryText } from './plan-summary.ts'

/** A plan for other programs: docs/plan.schema.json. */
export const planJson = (plan: Plan): string => {
  const { from, to, clusters, findings } = plan
  const summary = summaryOf(plan)
  const report = {
    version: REPORT_VERSION,
    command: 'plan',
    ok: exitCodeOfPlan(plan) === EXIT.ok,
    from,
    to,
    summary: { text: summaryText(summary), ...summary },
    clusters: clusters.filter(hasChanges),
    findings,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

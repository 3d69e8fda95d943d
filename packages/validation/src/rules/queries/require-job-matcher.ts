import { selectorsIn } from '../../queries/selectors-in.ts'
import { metricOf } from '../../telemetry/flow/selector.ts'
import type { Rule } from '../rule/rule.ts'
import { locationIn, readableQuestions } from './readable-questions.ts'

/** Metrics of every job, metrics that Prometheus makes itself, and recorded ones, whose names have colons. */
const OF_EVERY_JOB = /^(?:up|scrape_\w+|ALERTS|ALERTS_FOR_STATE|.*:.*)$/

export const requireJobMatcher: Rule = {
  id: 'require-job-matcher',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Each selector of a metric matches the label job, except for metrics of every job, such as up.',
  rationale:
    'Exporters share names (process_…, go_…, even container_…). Once a second one is scraped, a selector without a job adds up both.',
  fix: 'Add job="…" to the selector.',
  check: (fleet, report) => {
    for (const { question, expr } of readableQuestions(fleet))
      for (const selector of question.language === 'promql' ? selectorsIn(expr) : []) {
        const metric = selector.kind === 'selector' ? metricOf(selector) : undefined
        if (metric === undefined || OF_EVERY_JOB.test(metric)) continue
        if (selector.matchers.some(({ label, op }) => label.text === 'job' && op.startsWith('='))) continue
        report({
          location: locationIn(question, selector.from),
          message: `${question.where} selects ${metric} of any job`,
          impact: 'the series of a second exporter with that metric are added',
          fix: 'add job="…" to the selector',
        })
      }
  },
}

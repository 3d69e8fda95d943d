import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { clusterOf } from '../../queries/absences.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { ruleQuestion } from '../../telemetry/questions/rule-questions.ts'
import { selectorsIn } from '../../queries/selectors-in.ts'
import type { Rule } from '../rule.ts'

export const requireTargetAlert: Rule = {
  id: 'require-target-alert',
  summary: 'Some alert looks at up of every cluster and job: whether each target that was scraped still is.',
  rationale:
    'One job of many that ends leaves its cluster’s other metrics as they were, and its own panels just end.',
  example: {
    refused: 'alert on absent(up{cluster="a"}) alone',
    accepted:
      '{ alert: ScrapeJobAbsent, expr: group by (cluster, job) (max_over_time(up[1d])) unless group by (cluster, job) (up) }',
  },
  fix: 'Add an alert on up that names neither a cluster nor a job.',
  check: (fleet) => {
    const { rules, read } = askedIn(fleet)
    const isLookedAt = rules
      .filter(({ alert }) => alert !== undefined)
      .flatMap((rule) => {
        const found = read(ruleQuestion(rule))
        return found.ok ? selectorsIn(found.expr) : []
      })
      .some(
        (selector) =>
          selector.kind === 'selector' &&
          selector.metric?.text === 'up' &&
          clusterOf(selector) === undefined &&
          !selector.matchers.some(({ label }) => label.text === 'job'),
      )
    const [first] = isLookedAt ? [] : metricsOf(fleet).of('up')
    return first
      ? [
          {
            location: first.origin,
            message: `no alert looks at up of every job, of which ${first.job} of ${first.cluster} is one`,
            impact: 'a job that ends is missed when its metrics are needed',
            fix: 'alert on group by (cluster, job) (max_over_time(up[1d])) unless group by (cluster, job) (up)',
          },
        ]
      : []
  },
}

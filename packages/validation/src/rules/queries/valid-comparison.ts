import { metricsOf } from '../../telemetry/series/metric-inventory.ts'
import { askedIn } from '../../telemetry/questions/asked.ts'
import { impossibleIn } from '../../queries/value-range.ts'
import { rangeOfMetric } from '../../telemetry/series/range-of-metric.ts'
import type { Rule } from '../rule.ts'

export const validComparison: Rule = {
  id: 'valid-comparison',
  summary: 'No comparison in a dashboard’s query is false of whatever its series are.',
  rationale:
    'Nothing passes such a comparison, and a panel or a mark that shows nothing looks like one of a good day.',
  example: {
    refused: 'sum by (pod) (increase(kube_pod_container_status_restarts_total[1h])) < 0',
    accepted: 'sum by (pod) (increase(kube_pod_container_status_restarts_total[1h])) > 0',
  },
  fix: 'Turn the comparison round, or correct its number.',
  check: (fleet) => {
    const { questions, read } = askedIn(fleet)
    const ofMetric = rangeOfMetric(metricsOf(fleet))
    return questions
      .filter(({ by }) => by === 'grafana')
      .flatMap((question) => {
        const found = read(question)
        return (found.ok ? impossibleIn(found.expr, ofMetric) : []).map((comparison) => ({
          location: { ...question.location, offset: (question.location.offset ?? 0) + comparison.op.from },
          message: `${question.where} compares in a way that is never true: ${question.text.slice(comparison.op.from, comparison.to)}`,
          impact: 'it never shows anything, as if there were nothing to show',
          fix: 'turn the comparison round, or correct its number',
        }))
      })
  },
}

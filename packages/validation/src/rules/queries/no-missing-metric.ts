import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const noMissingMetric: Rule = {
  id: 'no-missing-metric',
  stage: 'meaning',
  summary:
    'Each metric that a query names is collected in every cluster that the query asks; a rule finds it in one cluster at least.',
  rationale:
    'The overview asked for container metrics that only the hub collected: every panel of them was empty for the other cluster, for months.',
  example: {
    refused: 'sum by (cluster) (node_memory_MemAvailable_byte{cluster=~"${cluster}"})',
    accepted: 'sum by (cluster) (node_memory_MemAvailable_bytes{cluster=~"${cluster}"})',
  },
  fix: 'Correct the name, have the metric collected there, or name the cluster that has it.',
  check: flowViolations('no-missing-metric', {
    impact: 'the panel is empty for that cluster, or the alert can never fire',
    fix: 'correct the name, or have it collected there',
  }),
}

import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const noMissingMetric: Rule = {
  id: 'no-missing-metric',
  stage: 'meaning',
  demands:
    'Each metric that a query names is collected in every cluster that the query asks; a rule finds it in one cluster at least.',
  why: 'The overview asked for container metrics that only the hub collected: every panel of them was empty for the other cluster, for months.',
  example: {
    refused: 'sum by (cluster) (node_memory_MemAvailable_byte{cluster=~"${cluster}"})',
    accepted: 'sum by (cluster) (node_memory_MemAvailable_bytes{cluster=~"${cluster}"})',
  },
  mend: 'Correct the name, have the metric collected there, or name the cluster that has it.',
  judge: flowBreaches('no-missing-metric', {
    consequence: 'the panel is empty for that cluster, or the alert can never fire',
    mend: 'correct the name, or have it collected there',
  }),
}

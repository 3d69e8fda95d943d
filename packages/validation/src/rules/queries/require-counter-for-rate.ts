import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const requireCounterForRate: Rule = {
  id: 'require-counter-for-rate',
  stage: 'meaning',
  summary:
    'rate, irate, increase and resets are taken of counters, delta, deriv and predict_linear of gauges.',
  rationale:
    'To rate each fall of a gauge is a restart, so it adds up what never happened; to delta each restart of a counter is a loss.',
  example: {
    refused: 'rate(node_memory_MemAvailable_bytes{cluster=~"${cluster}"}[5m])',
    accepted: 'deriv(node_memory_MemAvailable_bytes{cluster=~"${cluster}"}[5m])',
  },
  fix: 'Take the function of the metric’s type.',
  check: flowViolations('require-counter-for-rate', {
    impact: 'the values are of nothing that happened',
    fix: 'take the function of the metric’s type',
  }),
}

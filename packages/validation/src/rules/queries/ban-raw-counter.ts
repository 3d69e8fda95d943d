import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const banRawCounter: Rule = {
  id: 'ban-raw-counter',
  stage: 'meaning',
  summary:
    'A counter that is drawn over time or compared stands inside rate, increase or another function that knows counters.',
  rationale:
    'A counter only rises, and falls to 0 with its program: its height says how long the program has run, and an alert on it fires once and for ever.',
  example: {
    refused: 'sum by (cluster) (node_network_receive_bytes_total{cluster=~"${cluster}"})',
    accepted:
      'sum by (cluster) (rate(node_network_receive_bytes_total{cluster=~"${cluster}"}[$__rate_interval]))',
  },
  fix: 'Put rate(…[$__rate_interval]) or increase(…) around it.',
  check: flowViolations('ban-raw-counter', {
    impact: 'what is shown or compared is how long the program has run',
    fix: 'put rate(…) or increase(…) around it',
  }),
}

import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const noMissingLabel: Rule = {
  id: 'no-missing-label',
  stage: 'meaning',
  summary:
    'Each label that a query matches, groups, joins or takes over exists on the series it is asked of, in every cluster that the query asks.',
  rationale:
    'To Prometheus and Loki a label that nothing has is an empty one: the query is valid, and finds nothing or puts everything into one heap.',
  example: {
    refused: 'sum by (cluster, nodename) (node_load1{cluster=~"${cluster}"})',
    accepted: 'sum by (cluster, instance) (node_load1{cluster=~"${cluster}"})',
  },
  fix: 'Take a label that the series have, or have it added where they are scraped.',
  check: flowViolations('no-missing-label', {
    impact: 'the query finds nothing there, or puts into one heap what should be apart, and no error says so',
    fix: 'it has these',
  }),
}

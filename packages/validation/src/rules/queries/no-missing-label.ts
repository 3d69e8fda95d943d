import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const noMissingLabel: Rule = {
  id: 'no-missing-label',
  stage: 'meaning',
  demands:
    'Each label that a query matches, groups, joins or takes over exists on the series it is asked of, in every cluster that the query asks.',
  why: 'To Prometheus and Loki a label that nothing has is an empty one: the query is valid, and finds nothing or puts everything into one heap.',
  example: {
    refused: 'sum by (cluster, nodename) (node_load1{cluster=~"${cluster}"})',
    accepted: 'sum by (cluster, instance) (node_load1{cluster=~"${cluster}"})',
  },
  mend: 'Take a label that the series have, or have it added where they are scraped.',
  judge: flowBreaches('no-missing-label', {
    consequence:
      'the query finds nothing there, or puts into one heap what should be apart, and no error says so',
    mend: 'it has these',
  }),
}

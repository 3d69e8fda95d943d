import type { Rule } from '../rule/rule.ts'
import { checkFlow } from './check-flow.ts'

export const noMissingStream: Rule = {
  id: 'no-missing-stream',
  stage: 'meaning',
  summary: 'Each cluster whose logs a dashboard queries has a collector that exports them to Loki.',
  rationale:
    'A cluster without one is missing from every list of clusters, and its absence is easy to overlook.',
  fix: 'Give the cluster a pipeline for logs that ends at the hub.',
  needs: 'hub',
  check: checkFlow('no-missing-stream', {
    impact: 'no query finds a line of that cluster',
    fix: 'give it a pipeline for logs that ends at the hub',
  }),
}

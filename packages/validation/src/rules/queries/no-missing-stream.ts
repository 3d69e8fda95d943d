import { flowViolations } from '../../telemetry/flow/checked.ts'
import type { Rule } from '../rule/rule.ts'

export const noMissingStream: Rule = {
  id: 'no-missing-stream',
  stage: 'meaning',
  summary: 'Each cluster whose logs a dashboard asks for has a collector that sends them to Loki.',
  rationale:
    'A cluster without one is missing from every list of clusters, and nobody misses what is not listed.',
  fix: 'Give the cluster a pipeline for logs that ends at the hub.',
  check: flowViolations('no-missing-stream', {
    impact: 'no line of that cluster is ever found',
    fix: 'give it a pipeline for logs that ends at the hub',
  }),
}

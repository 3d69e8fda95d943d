import { flowViolations } from '../../telemetry/flow/followed-questions.ts'
import type { Rule } from '../rule.ts'

export const noMissingStream: Rule = {
  id: 'no-missing-stream',
  stage: 'meaning',
  summary: 'Each cluster whose logs a dashboard asks for has a collector that sends them to Loki.',
  rationale:
    'A cluster without one is missing from every list of clusters, and nobody misses what is not listed.',
  example: {
    refused: 'a cluster without a pipeline of logs',
    accepted: 'a cluster whose collector has the pipeline logs: file_log → otlp_http',
  },
  fix: 'Give the cluster a pipeline for logs that ends at the hub.',
  check: flowViolations('no-missing-stream', {
    impact: 'no line of that cluster is ever found',
    fix: 'give it a pipeline for logs that ends at the hub',
  }),
}

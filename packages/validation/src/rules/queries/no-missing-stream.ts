import { flowBreaches } from '../../telemetry/flow/judged.ts'
import type { Rule } from '../rule.ts'

export const noMissingStream: Rule = {
  id: 'no-missing-stream',
  stage: 'meaning',
  demands: 'Each cluster whose logs a dashboard asks for has a collector that sends them to Loki.',
  why: 'A cluster without one is missing from every list of clusters, and nobody misses what is not listed.',
  example: {
    refused: 'a cluster without a pipeline of logs',
    accepted: 'a cluster whose collector has the pipeline logs: file_log → otlp_http',
  },
  mend: 'Give the cluster a pipeline for logs that ends at the hub.',
  judge: flowBreaches('no-missing-stream', {
    consequence: 'no line of that cluster is ever found',
    mend: 'give it a pipeline for logs that ends at the hub',
  }),
}

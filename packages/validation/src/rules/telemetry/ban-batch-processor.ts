import { pipelinesOf, typeOf } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const banBatchProcessor: Rule = {
  id: 'ban-batch-processor',
  ownSeverity: 'info',
  summary: 'No pipeline has a batch processor.',
  rationale:
    'A batch processor reports success before the export. A later error never reaches the receiver, and the data is lost.',
  fix: 'Remove the processor from the pipeline. The exporter’s queue makes batches.',
  check: inEachCollector((collector, report) => {
    for (const { id, processors } of [
      ...pipelinesOf(collector, 'metrics'),
      ...pipelinesOf(collector, 'logs'),
    ])
      for (const [index, processor] of processors.entries())
        if (typeOf(processor) === 'batch')
          report({
            location: collector.location('service', 'pipelines', id, 'processors', index),
            message: `the pipeline ${id} has the processor ${processor}`,
            impact: `it reports success before the export, so that an error never reaches the receiver; ${DEPRECATED}`,
            fix: 'remove it from the pipeline',
          })
  }),
}

const DEPRECATED = 'the collector’s authors are removing it'

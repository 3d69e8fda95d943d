import { pipelinesOf, typeOf } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const banAttributesOnMetrics: Rule = {
  id: 'ban-attributes-on-metrics',
  ownSeverity: 'warning',
  summary: 'A metrics pipeline has no k8s_attributes processor.',
  rationale: 'k8s_attributes sets `service.namespace`, and the label `job` becomes `<namespace>/<job>`.',
  fix: 'Remove the processor from the pipeline.',
  check: inEachCollector((collector, report) => {
    for (const { id, processors } of pipelinesOf(collector, 'metrics'))
      for (const [index, processor] of processors.entries())
        if (typeOf(processor) === 'k8s_attributes')
          report({
            location: collector.location('service', 'pipelines', id, 'processors', index),
            message: `the metrics pipeline ${id} has the processor ${processor}`,
            impact: 'the label job becomes <namespace>/<job>, and no panel finds its series',
            fix: 'remove it from the pipeline',
          })
  }),
}

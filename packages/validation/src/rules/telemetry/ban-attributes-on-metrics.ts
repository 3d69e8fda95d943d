import { pipelinesOf, typeOf } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const banAttributesOnMetrics: Rule = {
  id: 'ban-attributes-on-metrics',
  summary: 'No pipeline of metrics has k8s_attributes or a batch processor in it.',
  rationale:
    'k8s_attributes sets `service.namespace`, and the label `job` becomes `<namespace>/<job>`; a batch processor answers for requests that fail later.',
  fix: 'Take the processor out of the pipeline.',
  check: inEachCollector((collector) =>
    (['metrics', 'logs'] as const).flatMap((signal) =>
      pipelinesOf(collector, signal).flatMap(({ id, processors }) =>
        processors.flatMap((processor, index) => {
          const why = BANNED[signal][typeOf(processor)]
          if (why === undefined) return []
          return [
            {
              location: collector.location('service', 'pipelines', id, 'processors', index),
              message: `the pipeline ${id} has the processor ${processor}`,
              impact: why,
              fix: 'take it out of the pipeline',
            },
          ]
        }),
      ),
    ),
  ),
}

const batch =
  'it says “delivered” before anything is, so that an error never reaches the receiver; and it is being removed from the collector'

const BANNED: Readonly<Record<'logs' | 'metrics', Readonly<Record<string, string>>>> = {
  metrics: {
    k8s_attributes: 'the label job becomes <namespace>/<job>, and no panel finds its series',
    batch,
  },
  logs: { batch },
}

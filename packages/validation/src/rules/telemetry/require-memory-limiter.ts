import { typeOf } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireMemoryLimiter: Rule = {
  id: 'require-memory-limiter',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'Every pipeline begins with a memory limiter.',
  rationale:
    'The limiter does not see the memory of a processor before it. The kernel then kills the collector.',
  fix: 'Make memory_limiter the first processor of every pipeline.',
  check: inEachCollector(({ config, location }, report) => {
    for (const [id, { processors }] of Object.entries(config.service.pipelines))
      if (typeOf(processors[0] ?? '') !== 'memory_limiter')
        report({
          location: location('service', 'pipelines', id, 'processors', 0),
          message: `the pipeline ${id} does not begin with a memory_limiter`,
          impact: 'no limit holds for the memory of its first processors, and the kernel kills the collector',
          fix: 'make memory_limiter its first processor',
        })
  }),
}

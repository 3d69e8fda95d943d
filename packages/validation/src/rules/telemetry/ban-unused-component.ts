import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const banUnusedComponent: Rule = {
  id: 'ban-unused-component',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A collector’s pipelines and its service name every component that it defines.',
  rationale: 'A component without a pipeline never runs, although the configuration looks complete.',
  fix: 'Add the component to a pipeline or to service.extensions, or delete it.',
  check: inEachCollector(({ config, location }, report) => {
    const pipelines = Object.values(config.service.pipelines)
    const used = {
      receivers: pipelines.flatMap(({ receivers }) => receivers),
      processors: pipelines.flatMap(({ processors }) => processors),
      exporters: pipelines.flatMap(({ exporters }) => exporters),
      extensions: config.service.extensions,
    }
    for (const section of ['receivers', 'processors', 'exporters', 'extensions'] as const)
      for (const id of Object.keys(config[section]))
        if (!used[section].includes(id))
          report({
            location: location(section, id),
            message: `${id} is defined under ${section}, and nothing under service names it`,
            impact: 'it never runs',
            fix: 'name it under service, or delete it',
          })
  }),
}

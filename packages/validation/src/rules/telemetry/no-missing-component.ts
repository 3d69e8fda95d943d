import type { Collector } from '../../telemetry/collectors/collector.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Violation } from '../../values/violation.ts'

export const noMissingComponent: Rule = {
  id: 'no-missing-component',
  summary:
    'A collector’s pipelines and extensions name only what it defines, and all that it defines is named.',
  rationale:
    'A pipeline that names what is not defined keeps the collector from starting; what no pipeline names does nothing.',
  fix: 'Define the component, or correct its name under `service`; delete what nothing names.',
  check: inEachCollector((collector) => [...undefinedIn(collector), ...unusedIn(collector)]),
}

const SECTIONS = ['receivers', 'processors', 'exporters'] as const

const undefinedIn = ({ config, location }: Collector): Violation[] => [
  ...Object.entries(config.service.pipelines).flatMap(([pipeline, named]) =>
    SECTIONS.flatMap((section) =>
      named[section]
        // A connector is the exporter of one pipeline and the receiver of another.
        .map((id, index) => ({ id, index }))
        .filter(({ id }) => !Object.hasOwn(config[section], id) && !Object.hasOwn(config.connectors, id))
        .map(({ id, index }) =>
          notDefined(id, section, location('service', 'pipelines', pipeline, section, index)),
        ),
    ),
  ),
  ...config.service.extensions
    .map((id, index) => ({ id, index }))
    .filter(({ id }) => !Object.hasOwn(config.extensions, id))
    .map(({ id, index }) => notDefined(id, 'extensions', location('service', 'extensions', index))),
]

const notDefined = (id: string, section: string, at: Violation['location']): Violation => ({
  location: at,
  message: `${id} is not defined under ${section}`,
  impact: 'the collector does not start',
  fix: 'define it, or take its name away',
})

const unusedIn = ({ config, location }: Collector): Violation[] => {
  const pipelines = Object.values(config.service.pipelines)
  const used = {
    extensions: config.service.extensions,
    receivers: pipelines.flatMap(({ receivers }) => receivers),
    processors: pipelines.flatMap(({ processors }) => processors),
    exporters: pipelines.flatMap(({ exporters }) => exporters),
  }
  return ([...SECTIONS, 'extensions'] as const).flatMap((section) =>
    Object.keys(config[section])
      .filter((id) => !used[section].includes(id))
      .map((id) => ({
        location: location(section, id),
        message: `${id} is defined under ${section}, and nothing under service names it`,
        impact: 'it never runs',
        fix: 'name it where it belongs, or delete it',
      })),
  )
}

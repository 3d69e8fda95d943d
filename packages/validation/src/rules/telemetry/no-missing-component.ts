import { COLLECTOR_CHART } from '../../catalog/charts/opentelemetry-collector.ts'
import type { CollectorConfig } from '../../telemetry/collectors/config.ts'
import type { Path } from '../../values/location.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const noMissingComponent: Rule = {
  id: 'no-missing-component',
  summary: 'A collector defines every component that its pipelines and its service name.',
  rationale: 'A pipeline with an undefined component keeps the collector from starting.',
  fix: 'Define the component, or correct its name under `service`.',
  check: inEachCollector(({ config, location, isMerged }, report) => {
    for (const { id, section, path } of namesIn(config)) {
      // A connector is the exporter of one pipeline and the receiver of another.
      const isConnector = section !== 'extensions' && Object.hasOwn(config.connectors, id)
      if (isConnector || Object.hasOwn(config[section], id)) continue
      if (isMerged && COLLECTOR_CHART.components[section].includes(id)) continue
      report({
        location: location('service', ...path),
        message: `${id} is not defined under ${section}`,
        impact: 'the collector does not start',
        fix: 'define it, or remove its name',
      })
    }
  }),
}

interface Name {
  readonly id: string
  readonly section: 'receivers' | 'processors' | 'exporters' | 'extensions'
  readonly path: Path
}

/** Every name of a component under `service`. */
const namesIn = ({ service }: CollectorConfig): readonly Name[] => [
  ...Object.entries(service.pipelines).flatMap(([pipeline, named]) =>
    (['receivers', 'processors', 'exporters'] as const).flatMap((section) =>
      named[section].map((id, index) => ({ id, section, path: ['pipelines', pipeline, section, index] })),
    ),
  ),
  ...service.extensions.map((id, index) => ({
    id,
    section: 'extensions' as const,
    path: ['extensions', index],
  })),
]

import type { Rule } from '../rule/rule.ts'
import { dataSourceOf, inEachGrafana } from './data-sources.ts'

export const banEditableDataSource: Rule = {
  id: 'ban-editable-data-source',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'No data source is editable in Grafana.',
  rationale: 'Grafana overwrites a change by hand at its next start, and dashboards break or heal by chance.',
  fix: 'Set editable to false.',
  check: inEachGrafana(({ dataSources, location }, report) => {
    for (const source of dataSources) {
      if (source.path[0] !== 'additionalDataSources' || source.fields['editable'] !== true) continue
      report({
        location: location(...source.path, 'editable'),
        message: `${dataSourceOf(source)} is editable in Grafana`,
        impact: 'the next start of Grafana overwrites a change by hand',
        fix: 'set editable to false',
      })
    }
  }),
}

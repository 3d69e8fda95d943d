import type { Rule } from '../rule/rule.ts'
import { dataSourceOf, inEachGrafana } from './data-sources.ts'
import { repeated } from './repeated.ts'

export const uniqueDataSource: Rule = {
  id: 'unique-data-source',
  ownSeverity: 'warning',
  summary: 'Each data source of Grafana has a uid and a name of its own, and one of them is the default.',
  rationale:
    'Grafana does not start with two defaults, and creates one of two data sources with one uid or name.',
  fix: 'Give the data source a uid and a name of its own, and isDefault: false.',
  check: inEachGrafana(({ dataSources, location }, report) => {
    for (const key of ['uid', 'name'] as const) {
      const stated = dataSources.filter((source) => source[key] !== '')
      for (const { item, first } of repeated(stated, (source) => source[key]))
        report({
          location: location(...item.path, key),
          related: [location(...first.path, key)],
          message: `${dataSourceOf(item)} has the ${key} ${item[key]}, and so does another one`,
          impact: 'Grafana does not create the data source, or creates another than dashboards refer to',
          fix: `give it a ${key} of its own`,
        })
    }
    const defaults = dataSources.filter(({ isDefault }) => isDefault)
    for (const { item, first } of repeated(defaults, () => 'default'))
      report({
        location: location(...item.path, 'isDefault'),
        related: [location(...first.path)],
        message: `${dataSourceOf(item)} is a second default beside ${first.name}`,
        impact: 'Grafana refuses the file of data sources, and does not start',
        fix: 'set isDefault to false',
      })
  }),
}

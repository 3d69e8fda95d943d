import type { Rule } from '../rule/rule.ts'
import { inEachDataSourceRef, MIXED } from './data-source-refs.ts'

export const requireMatchingDataSource: Rule = {
  id: 'require-matching-data-source',
  ownSeverity: 'warning',
  summary:
    'A reference to a data source has the type of the data source. The queries of a panel have the panel’s data source.',
  rationale: 'A data source of another type takes the query for its own language.',
  fix: 'Write the type of the data source, and one uid for a panel and its queries.',
  check: inEachDataSourceRef(({ source: { uid, type }, location, owner, panel }, sources, report) => {
    const impact = 'it shows an error, or nothing'
    const source = sources.find((each) => each.uid === uid)
    if (source && source.type !== type)
      report({
        location: location('type'),
        message: `${owner} refers to ${uid} as a data source of type ${type}, and its type is ${source.type}`,
        impact,
        fix: `write ${source.type}`,
      })
    else if (source && panel && panel.uid !== uid && panel.uid !== MIXED)
      report({
        location: location('uid'),
        message: `${owner} has the data source ${uid}, and the panel has ${panel.uid}`,
        impact,
        fix: `use one of them, or give the panel the uid ${MIXED}`,
      })
  }),
}

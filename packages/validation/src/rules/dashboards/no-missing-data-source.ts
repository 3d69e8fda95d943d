import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule/rule.ts'
import { inEachDataSourceRef } from './data-source-refs.ts'

export const noMissingDataSource: Rule = {
  id: 'no-missing-data-source',
  ownSeverity: 'warning',
  summary: 'Each panel, query, variable and annotation refers to a data source of Grafana by its uid.',
  rationale:
    'Provisioning does not resolve ${DS_PROMETHEUS}. A panel with an unknown data source shows “Datasource was not found”.',
  fix: 'Use the uid of a data source in kube-prometheus-stack’s values.',
  check: inEachDataSourceRef(({ source, location, owner }, sources, report) => {
    const uids = sources.map(({ uid }) => uid)
    if (uids.includes(source.uid)) return
    report({
      location: location('uid'),
      cause: `data source ${source.uid}`,
      message: `${owner} refers to the data source ${source.uid}, which Grafana does not have`,
      impact: 'it shows an error, or nothing',
      fix: suggestion(source.uid, uids),
    })
  }),
}

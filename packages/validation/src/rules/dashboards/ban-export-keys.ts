import { writtenDashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { isMap, listOf, textAt, valueAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

/** What Grafana makes of each key of an export. */
const IMPACT: ReadonlyMap<string, string> = new Map([
  ['id', 'Grafana takes it for a row of its own database, which is another dashboard or none'],
  ['version', 'Grafana takes the file for an older one, or writes the dashboard again each time'],
  ['gnetId', 'Grafana offers an update from a site that does not have this dashboard'],
  ['iteration', 'it changes with every export, and has no meaning'],
  ['snapshot', 'the dashboard shows stored values instead of new ones'],
  ['__inputs', 'only an import by hand asks for them, and every query to ${DS_…} fails'],
  ['__requires', 'only an import by hand reads it'],
  ['__elements', 'only an import by hand reads it, and its library panels stay empty'],
])

export const banExportKeys: Rule = {
  id: 'ban-export-keys',
  ownSeverity: 'info',
  summary: 'A dashboard has no keys of the Grafana that exported it: no id, version or inputs.',
  rationale:
    'Such keys are for an import by hand. In a provisioned file, id is a row of another Grafana. ${DS_PROMETHEUS} stays as it is, and every panel fails.',
  fix: 'Remove the key. Name data sources by their uid.',
  check: inEachCluster((cluster, report) => {
    for (const dashboard of writtenDashboardsOf(cluster)) {
      const { value, key: file, location } = dashboard
      for (const key of isMap(value) ? Object.keys(value).filter((one) => isInTheWay(one, dashboard)) : [])
        report({
          location: location(key),
          message: `the dashboard ${textAt(value, 'title') || file} has the key ${key} of the Grafana that exported it`,
          impact: IMPACT.get(key) ?? '',
          fix: `remove ${key}`,
        })
    }
  }),
}

/** What a person exported works as it is, unless its queries wait for an input. */
const isInTheWay = (key: string, { value, text, located }: Dashboard): boolean => {
  const exported = valueAt(value, [key])
  if (!IMPACT.has(key) || exported === null) return false
  return (
    isGenerated(located.file) ||
    (key === '__inputs' && listOf(exported).some((input) => text.includes(`\${${textAt(input, 'name')}}`)))
  )
}

import { ownerOf } from '../../tree/objects.ts'
import { textAt } from '../../values/value-at.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { repeated } from './repeated.ts'
import { writtenDashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'

export const uniqueDashboardUid: Rule = {
  id: 'unique-dashboard-uid',
  summary: 'No two dashboards of a Grafana have the same uid.',
  rationale:
    'Grafana’s provisioner stores neither of two dashboards with one uid, nor any other of the folder.',
  fix: 'Give one of them another uid, and change the links to it.',
  check: inEachCluster((cluster, report) => {
    const dashboards = writtenDashboardsOf(cluster).filter((dashboard) => uidOf(dashboard) !== '')
    for (const { item, first } of repeated(dashboards, uidOf))
      report({
        location: item.location('uid'),
        related: [first.location('uid')],
        message: `the dashboards ${titleOf(item)} of ${ownerOf(item.located)} and ${titleOf(first)} of ${ownerOf(first.located)} have the uid ${uidOf(item)}`,
        impact: 'Grafana stores no dashboard of the provider',
        fix: 'give one of them another uid',
      })
  }),
}

const uidOf = ({ value }: Dashboard): string => textAt(value, 'uid')
const titleOf = ({ value, key }: Dashboard): string => textAt(value, 'title') || key

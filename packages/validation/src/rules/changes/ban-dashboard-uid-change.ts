import { identityOf, nameOf } from '../../tree/objects.ts'
import { textAt } from '../../values/value-at.ts'
import { writtenDashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import type { ChangeRule } from './change-rule.ts'

export const banDashboardUidChange: ChangeRule = {
  id: 'ban-dashboard-uid-change',
  severity: 'warning',
  summary: 'A dashboard keeps its uid.',
  rationale: 'The address of a dashboard holds its uid. To Grafana another uid is another dashboard.',
  fix: 'Keep the uid, whatever else of the dashboard changes.',
  check: ({ before, after, changed }, report) => {
    if (!changed.some(({ after: { object } }) => object.kind === 'ConfigMap')) return
    const old = new Map(writtenDashboardsOf(before).map((dashboard) => [keyOf(dashboard), dashboard]))
    for (const dashboard of writtenDashboardsOf(after)) {
      const [was, is] = [old.get(keyOf(dashboard)), dashboard].map((one) => textAt(one?.value, 'uid'))
      if (!was || !is || was === is) continue
      report({
        location: dashboard.location('uid'),
        message: `the dashboard ${dashboard.key} of ${nameOf(dashboard.located)} changes its uid from ${was} to ${is}`,
        impact: 'bookmarks and links to it lead nowhere, and it loses its stars',
        fix: `keep the uid ${was}`,
      })
    }
  },
}

const keyOf = ({ located, key }: Dashboard): string => `${identityOf(located)} ${key}`

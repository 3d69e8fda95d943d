import { ownerOf } from '../../tree/objects.ts'
import type { Rule } from '../rule/rule.ts'
import { repeated } from './repeated.ts'
import { dashboardsOf } from '../../tree/monitoring/dashboards.ts'

export const uniqueDashboardUid: Rule = {
  id: 'unique-dashboard-uid',
  summary: 'No two dashboards of the fleet have the same uid.',
  rationale:
    'Grafana’s provisioner stores neither of two dashboards with one uid, nor any other of the folder.',
  fix: 'Give one of them another uid, and change the links to it.',
  check: ({ clusters }, report) => {
    const dashboards = clusters.flatMap(dashboardsOf)
    for (const { item, first } of repeated(dashboards, ({ model }) => model.uid))
      report({
        location: item.location('uid'),
        related: [first.location('uid')],
        message: `the dashboards ${item.model.title} of ${ownerOf(item.located)} and ${first.model.title} of ${ownerOf(first.located)} have the uid ${item.model.uid}`,
        impact: 'Grafana stores no dashboard of the provider',
        fix: 'give one of them another uid',
      })
  },
}

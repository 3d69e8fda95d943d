import { DASHBOARD_FOLDER_ANNOTATION } from '@fleet/model'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { ownerOf } from '../../tree/objects.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { repeated } from './repeated.ts'

export const uniqueDashboardTitle: Rule = {
  id: 'unique-dashboard-title',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'No two dashboards of one folder have the same title.',
  rationale:
    'Readers cannot tell the two apart, and Grafana’s provisioner logs a warning each time it reads them.',
  fix: 'Give one of them another title.',
  check: inEachCluster((cluster, report) => {
    for (const { item, first } of repeated(dashboardsOf(cluster), titleInFolder))
      report({
        location: item.location('title'),
        related: [first.location('title')],
        message: `the dashboards ${item.model.uid} of ${ownerOf(item.located)} and ${first.model.uid} have the title ${item.model.title}`,
        impact: 'readers cannot tell them apart in Grafana',
        fix: 'give one of them another title',
      })
  }),
}

const titleInFolder = ({ located, model }: Dashboard): string =>
  `${located.object.metadata.annotations?.[DASHBOARD_FOLDER_ANNOTATION] ?? ''}/${model.title}`

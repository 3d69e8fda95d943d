import type { Rule } from '../rule.ts'
import { linksIn, uidIn } from './dashboard-links.ts'
import { dashboardsOf } from '../../tree/monitoring/dashboards.ts'

export const requireLinkBack: Rule = {
  id: 'require-link-back',
  severity: 'warning',
  summary: 'Where the head of a dashboard links to another, that one’s links back.',
  rationale:
    'Whoever goes from logs to a pod’s resources and finds no way back searches for the first dashboard by its name, with every choice lost.',
  example: {
    refused: 'the dashboard Logs links to Pod in its head, and Pod to none',
    accepted: 'the dashboard Logs links to Pod in its head, and Pod to Logs',
  },
  fix: 'Add the link, or take the other one away.',
  check: ({ clusters }) => {
    const heads = clusters.flatMap(dashboardsOf).map((dashboard) => ({
      dashboard,
      to: linksIn(dashboard)
        .filter(({ path }) => path[0] === 'links')
        .map(({ url, path }) => ({ uid: uidIn(url), path })),
    }))
    return heads.flatMap(({ dashboard, to }) =>
      to.flatMap(({ uid, path }) => {
        const other = heads.find((head) => head.dashboard.model.uid === uid)
        if (!other || other.to.some((link) => link.uid === dashboard.model.uid)) return []
        // One that leads nowhere is another rule's finding, and perhaps the one that is missing.
        if (other.to.some((link) => heads.every((head) => head.dashboard.model.uid !== link.uid))) return []
        return [
          {
            location: other.dashboard.location('links'),
            also: [dashboard.location(...path)],
            message: `the dashboard ${dashboard.model.title} links to ${other.dashboard.model.title}, which does not link back`,
            impact: 'whoever follows the link finds no way back',
            fix: `add a link to /d/${dashboard.model.uid}`,
          },
        ]
      }),
    )
  },
}

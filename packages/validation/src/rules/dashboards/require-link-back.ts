import type { Rule } from '../rule/rule.ts'
import { linksOfHead, uidIn } from './dashboard-links.ts'
import { dashboardsOf } from '../../tree/monitoring/dashboards.ts'

export const requireLinkBack: Rule = {
  id: 'require-link-back',
  severity: 'info',
  summary: 'Two dashboards link to each other in their heads, or neither does.',
  rationale:
    'A reader goes from logs to the resources of a pod, and finds no way back. Every variable is lost when the reader opens the first dashboard again.',
  fix: 'Add the missing link, or remove the other one.',
  check: ({ clusters }, report) => {
    const dashboards = clusters.flatMap(dashboardsOf)
    const heads = new Map(
      dashboards.map((dashboard) => {
        const links = linksOfHead(dashboard).map(({ url, path }) => ({ uid: uidIn(url), path }))
        return [dashboard.model.uid, { dashboard, links }] as const
      }),
    )
    for (const { dashboard, links } of heads.values())
      for (const { uid, path } of links) {
        const { title, uid: own } = dashboard.model
        const other = heads.get(uid ?? '')
        if (!other || other.links.some((link) => link.uid === own)) continue
        // no-missing-dashboard reports a broken link, which may be the one that is missing here.
        if (other.links.some((link) => !heads.has(link.uid ?? ''))) continue
        report({
          location: other.dashboard.location('links'),
          related: [dashboard.location(...path)],
          message: `the dashboard ${title} links to ${other.dashboard.model.title}, which does not link back`,
          impact: 'readers who follow the link find no way back',
          fix: `add a link to /d/${own}`,
        })
      }
  },
}

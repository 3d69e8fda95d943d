import type { Rule } from '../rule/rule.ts'
import { isListed, linksOfHead, uidIn, type PlacedLink } from './dashboard-links.ts'
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
    const leadsTo = (link: PlacedLink): readonly (string | undefined)[] =>
      link.tags === undefined
        ? [uidIn(link.url)]
        : dashboards.filter(({ model }) => isListed(link, model)).map(({ model }) => model.uid)
    const heads = new Map(
      dashboards.map((dashboard) => {
        const links = linksOfHead(dashboard).flatMap((link) =>
          leadsTo(link).map((uid) => ({ uid, path: link.path })),
        )
        return [dashboard.model.uid, { dashboard, links }] as const
      }),
    )
    for (const [uid, { dashboard, links }] of heads) {
      // no-missing-dashboard reports a broken link, which may be the one that is missing here.
      if (links.some((link) => !heads.has(link.uid ?? ''))) continue
      const leading = [...heads.values()].flatMap((other) =>
        other.links
          .filter(
            (link) => link.uid === uid && !links.some(({ uid: back }) => back === other.dashboard.model.uid),
          )
          .map(({ path }) => other.dashboard.location(...path)),
      )
      if (leading.length === 0) continue
      const { title } = dashboard.model
      report({
        location: dashboard.location('links'),
        related: leading,
        message: `${leading.length === 1 ? 'a dashboard links' : `${leading.length} dashboards link`} to ${title}, which does not link back`,
        impact: 'readers who follow the link find no way back',
        fix: 'add the same link in the other direction, or a menu of dashboards by their tags',
      })
    }
  },
}

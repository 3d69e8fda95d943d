import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule/rule.ts'
import { linksIn, uidIn } from './dashboard-links.ts'
import { mayHaveOtherDashboards } from '../../tree/monitoring/grafana.ts'
import { textAt } from '../../values/value-at.ts'
import { dashboardsOf, writtenDashboardsOf } from '../../tree/monitoring/dashboards.ts'

export const noMissingDashboard: Rule = {
  id: 'no-missing-dashboard',
  ownSeverity: 'warning',
  summary: 'A link of a dashboard leads to a dashboard of the fleet, or is a whole URL.',
  rationale: 'When a uid changes and a link to it does not, the link leads to “Dashboard not found”.',
  fix: 'Write /d/ and the uid of a dashboard, or a whole URL.',
  check: ({ clusters }, report) => {
    const written = clusters.flatMap(writtenDashboardsOf)
    const uids = new Set(written.map(({ value }) => textAt(value, 'uid')))
    const areAllKnown = !clusters.some(mayHaveOtherDashboards)
    for (const dashboard of clusters.flatMap(dashboardsOf))
      for (const { url, path, name } of linksIn(dashboard)) {
        const location = dashboard.location(...path, 'url')
        const uid = uidIn(url)
        if (isMalformed(url))
          report({
            location,
            message: `${name} leads to ${JSON.stringify(url)}, which is not an address`,
            impact: 'a click leads to an error',
            fix: 'write /d/ and a dashboard’s uid, or a whole URL',
          })
        else if (areAllKnown && uid !== undefined && !uids.has(uid))
          report({
            location: { ...location, offset: Math.max(0, url.indexOf(uid)) },
            message: `${name} leads to the dashboard ${uid}, which does not exist`,
            impact: 'a click leads to “Dashboard not found”',
            fix: suggestion(uid, [...uids]),
          })
      }
  },
}

/** Neither a path of Grafana, nor a whole URL, a variable or a query of this page. */
const isMalformed = (url: string): boolean =>
  url.startsWith('/d/') || url.startsWith('/d?')
    ? uidIn(url) === undefined
    : !/^(?:\/|https?:\/\/|mailto:|\$|\?|#)/.test(url)

import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule/rule.ts'
import { isListed, linksIn, uidIn, type PlacedLink } from './dashboard-links.ts'
import { mayHaveOtherDashboards } from '../../tree/monitoring/grafana.ts'
import { textAt } from '../../values/value-at.ts'
import { dashboardsOf, writtenDashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import type { Location } from '../../values/location.ts'
import type { Violation } from '../../values/violation.ts'

export const noMissingDashboard: Rule = {
  id: 'no-missing-dashboard',
  ownSeverity: 'warning',
  summary:
    'A link of a dashboard leads to a dashboard of the fleet, or is a whole URL. A menu lists one at least.',
  rationale: 'When a uid changes and a link to it does not, the link leads to “Dashboard not found”.',
  fix: 'Write /d/ and the uid of a dashboard, or a whole URL.',
  check: ({ clusters }, report) => {
    const written = clusters.flatMap(writtenDashboardsOf)
    const uids = new Set(written.map(({ value }) => textAt(value, 'uid')))
    const areAllKnown = !clusters.some(mayHaveOtherDashboards)
    const all = clusters.flatMap(dashboardsOf)
    for (const dashboard of all)
      for (const link of linksIn(dashboard)) {
        const fault = faultOf(link, all, areAllKnown ? uids : undefined)
        if (fault) report({ location: locationOf(link, dashboard), ...fault })
      }
  },
}

/** @param uids of all dashboards of Grafana; nothing where it may have others */
const faultOf = (
  link: PlacedLink,
  all: readonly Dashboard[],
  uids: ReadonlySet<string | undefined> | undefined,
): Fault | undefined => {
  const { url, name, tags } = link
  const uid = uidIn(url)
  if (tags) return uids && !all.some(({ model }) => isListed(link, model)) ? emptyMenu(name, tags) : undefined
  if (isMalformed(url)) return malformed(name, url)
  return uids && uid !== undefined && !uids.has(uid) ? missing(name, uid, uids) : undefined
}

/** At the uid, where the address has one. */
const locationOf = ({ path, url, tags }: PlacedLink, dashboard: Dashboard): Location => {
  if (tags) return dashboard.location(...path, 'tags')
  return { ...dashboard.location(...path, 'url'), offset: Math.max(0, url.indexOf(uidIn(url) ?? '')) }
}

type Fault = Pick<Violation, 'message' | 'impact' | 'fix'>

const emptyMenu = (name: string, tags: readonly string[]): Fault => ({
  message: `${name} lists the dashboards tagged ${tags.join(' and ')}, of which there is none`,
  impact: 'the menu is empty',
  fix: 'write a tag that dashboards have',
})

const malformed = (name: string, url: string): Fault => ({
  message: `${name} leads to ${JSON.stringify(url)}, which is not an address`,
  impact: 'a click leads to an error',
  fix: 'write /d/ and a dashboard’s uid, or a whole URL',
})

const missing = (name: string, uid: string, uids: ReadonlySet<string | undefined>): Fault => ({
  message: `${name} leads to the dashboard ${uid}, which does not exist`,
  impact: 'a click leads to “Dashboard not found”',
  fix: suggestion(
    uid,
    [...uids].filter((each) => each !== undefined),
  ),
})

/** Neither a path of Grafana, nor a whole URL, a variable or a query of this page. */
const isMalformed = (url: string): boolean =>
  url.startsWith('/d/') || url.startsWith('/d?')
    ? uidIn(url) === undefined
    : !/^(?:\/|https?:\/\/|mailto:|\$|\?|#)/.test(url)

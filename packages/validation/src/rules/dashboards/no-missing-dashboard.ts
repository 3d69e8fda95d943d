import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import { linksIn, uidIn, variablesSetBy, type PlacedLink } from './dashboard-links.ts'

export const noMissingDashboard: Rule = {
  id: 'no-missing-dashboard',
  summary:
    'A link inside Grafana leads to a dashboard of the fleet, and gives values only to variables that this one has.',
  rationale:
    'A uid was changed and its links were not: they lead to “Dashboard not found”. A variable that is not there is passed over, and the dashboard opens on everything.',
  example: {
    refused: '{"url": "/d/k8s-log-pod?var-pods=${__data.fields.pod}"}',
    accepted: '{"url": "/d/k8s-logs-pod?var-pod=${__data.fields.pod}"}',
  },
  fix: 'Write the uid and the variables as the dashboard itself has them.',
  check: ({ clusters }) => {
    const all = clusters.flatMap(dashboardsOf)
    const byUid = new Map(all.map((dashboard) => [dashboard.model.uid, dashboard]))
    return all.flatMap((dashboard) => linksIn(dashboard).flatMap((link) => checked(link, dashboard, byUid)))
  },
}

const checked = (
  link: PlacedLink,
  { location }: Dashboard,
  byUid: ReadonlyMap<string, Dashboard>,
): Violation[] => {
  const { url, title, owner, path } = link
  if (!url.startsWith('/')) return relative(link, location)
  const uid = uidIn(url)
  if (uid === undefined)
    return url.startsWith('/d/') || url.startsWith('/d?') ? [nowhere(link, location)] : []
  const target = byUid.get(uid)
  const at = (text: string) => ({ ...location(...path, 'url'), offset: Math.max(0, url.indexOf(text)) })
  const whose = `the link “${title}” of ${owner}`
  if (!target)
    return [
      {
        location: at(uid),
        message: `${whose} leads to the dashboard ${uid}, which nobody makes`,
        impact: 'a click ends at “Dashboard not found”',
        fix: suggestion(uid, [...byUid.keys()]),
      },
    ]
  const variables = target.model.templating.list
  return variablesSetBy(url).flatMap(({ name }) => {
    const variable = variables.find((one) => one.name === name)
    if (variable && variable.skipUrlSync !== true) return []
    return [
      {
        location: at(`var-${name}`),
        also: [target.location('templating')],
        message: `${whose} gives a value to ${name}, which ${variable ? 'takes none from a URL' : 'is no variable'} of the dashboard ${target.model.title}`,
        impact: 'the dashboard opens on everything instead of what was clicked',
        fix: suggestion(
          name,
          variables.map((one) => one.name),
        ),
      },
    ]
  })
}

/** A URL to elsewhere says so. */
const relative = (link: PlacedLink, location: Dashboard['location']): Violation[] =>
  /^(?:https?:\/\/|mailto:|\$|\?|#)/.test(link.url) ? [] : [nowhere(link, location)]

const nowhere = ({ url, title, owner, path }: PlacedLink, location: Dashboard['location']): Violation => ({
  location: location(...path, 'url'),
  message: `the link “${title}” of ${owner} leads to ${JSON.stringify(url)}, which is no address`,
  impact: 'a click ends at an error',
  fix: 'write /d/ and a dashboard’s uid, or a whole URL',
})

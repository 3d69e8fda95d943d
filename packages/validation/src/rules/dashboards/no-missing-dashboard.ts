import { suggestion } from '@fleet/model/suggestion'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Dashboard } from '../../tree/monitoring/dashboards.ts'
import { linksIn, uidIn, variablesSetBy, type PlacedLink } from './dashboard-links.ts'

export const noMissingDashboard: Rule = {
  id: 'no-missing-dashboard',
  demands:
    'A link inside Grafana leads to a dashboard of the fleet, and gives values only to variables that this one has.',
  why: 'A uid was changed and its links were not: they lead to “Dashboard not found”. A variable that is not there is passed over, and the dashboard opens on everything.',
  example: {
    refused: '{"url": "/d/k8s-log-pod?var-pods=${__data.fields.pod}"}',
    accepted: '{"url": "/d/k8s-logs-pod?var-pod=${__data.fields.pod}"}',
  },
  mend: 'Write the uid and the variables as the dashboard itself has them.',
  judge: ({ clusters }) => {
    const all = clusters.flatMap(({ dashboards }) => dashboards)
    const byUid = new Map(all.map((dashboard) => [dashboard.model.uid, dashboard]))
    return all.flatMap((dashboard) => linksIn(dashboard).flatMap((link) => judged(link, dashboard, byUid)))
  },
}

const judged = (link: PlacedLink, { spot }: Dashboard, byUid: ReadonlyMap<string, Dashboard>): Breach[] => {
  const { url, title, owner, path } = link
  if (!url.startsWith('/')) return relative(link, spot)
  const uid = uidIn(url)
  if (uid === undefined) return url.startsWith('/d/') || url.startsWith('/d?') ? [nowhere(link, spot)] : []
  const target = byUid.get(uid)
  const at = (text: string) => ({ ...spot(...path, 'url'), offset: Math.max(0, url.indexOf(text)) })
  const whose = `the link “${title}” of ${owner}`
  if (!target)
    return [
      {
        at: at(uid),
        what: `${whose} leads to the dashboard ${uid}, which nobody makes`,
        consequence: 'a click ends at “Dashboard not found”',
        mend: suggestion(uid, [...byUid.keys()]),
      },
    ]
  const variables = target.model.templating.list
  return variablesSetBy(url).flatMap(({ name }) => {
    const variable = variables.find((one) => one.name === name)
    if (variable && variable.skipUrlSync !== true) return []
    return [
      {
        at: at(`var-${name}`),
        also: [target.spot('templating')],
        what: `${whose} gives a value to ${name}, which ${variable ? 'takes none from a URL' : 'is no variable'} of the dashboard ${target.model.title}`,
        consequence: 'the dashboard opens on everything instead of what was clicked',
        mend: suggestion(
          name,
          variables.map((one) => one.name),
        ),
      },
    ]
  })
}

/** A URL to elsewhere says so. */
const relative = (link: PlacedLink, spot: Dashboard['spot']): Breach[] =>
  /^(?:https?:\/\/|mailto:|\$|\?|#)/.test(link.url) ? [] : [nowhere(link, spot)]

const nowhere = ({ url, title, owner, path }: PlacedLink, spot: Dashboard['spot']): Breach => ({
  at: spot(...path, 'url'),
  what: `the link “${title}” of ${owner} leads to ${JSON.stringify(url)}, which is no address`,
  consequence: 'a click ends at an error',
  mend: 'write /d/ and a dashboard’s uid, or a whole URL',
})

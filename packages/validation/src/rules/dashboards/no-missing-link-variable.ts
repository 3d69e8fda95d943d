import { suggestion } from '@fleet/model/suggestion'
import { dashboardsOf, type Dashboard } from '../../tree/monitoring/dashboards.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { linksIn, uidIn, variablesSetBy, type PlacedLink } from './dashboard-links.ts'

export const noMissingLinkVariable: Rule = {
  id: 'no-missing-link-variable',
  ownSeverity: 'warning',
  summary: 'A link sets only variables that the other dashboard has and reads from its URL.',
  rationale: 'Grafana ignores an unknown variable of a URL, and the dashboard opens on everything.',
  fix: 'Write the variables as the other dashboard defines them.',
  check: ({ clusters }, report) => {
    const dashboards = clusters.flatMap(dashboardsOf)
    const byUid = new Map(dashboards.map((dashboard) => [dashboard.model.uid, dashboard]))
    for (const dashboard of dashboards)
      for (const link of linksIn(dashboard)) {
        const target = byUid.get(uidIn(link.url) ?? '')
        if (target) checkLink(link, dashboard, target, report)
      }
  },
}

const checkLink = (
  { url, path, name }: PlacedLink,
  { location }: Dashboard,
  target: Dashboard,
  report: Report,
): void => {
  const variables = target.model.templating.list
  for (const set of variablesSetBy(url)) {
    const variable = variables.find((each) => each.name === set.name)
    if (variable && variable.skipUrlSync !== true) continue
    report({
      location: { ...location(...path, 'url'), offset: Math.max(0, url.indexOf(`var-${set.name}`)) },
      related: [target.location('templating')],
      message: `${name} sets ${set.name}, which the dashboard ${target.model.title} ${variable ? 'does not read from a URL' : 'does not have'}`,
      impact: 'the dashboard opens on everything in place of the clicked value',
      fix: suggestion(
        set.name,
        variables.map((each) => each.name),
      ),
    })
  }
}

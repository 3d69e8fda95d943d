import type { Dashboard } from '../../tree/monitoring/dashboards.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { linksIn, uidIn, variablesSetBy, type PlacedLink } from './dashboard-links.ts'

export const requireLinkParameters: Rule = {
  id: 'require-link-parameters',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A link from one dashboard to another passes on the cluster and the time range.',
  rationale:
    'Without them the other dashboard opens on every cluster and on its own time range. It does not show what the reader has found.',
  fix: 'Set includeVars and keepTime. Add var-cluster=… and ${__url_time_range} to the URL of a link from a value.',
  check: inEachDashboard((dashboard, report) => {
    for (const link of linksIn(dashboard))
      if (link.tags !== undefined || uidIn(link.url) !== undefined) checkLink(link, dashboard, report)
  }),
}

const checkLink = ({ path, url, name }: PlacedLink, { model, location }: Dashboard, report: Report): void => {
  const own = path[0] === 'links' ? model.links?.[Number(path[1])] : undefined
  const missing = (key: string, parameter: string) => {
    report({
      location: location(...path, own ? key : 'url'),
      message: `${name} does not pass on ${parameter}`,
      impact: 'the other dashboard opens on a different cluster or time range',
      fix: own ? `set ${key} to true` : 'add it to the URL: var-cluster=…, ${__url_time_range}',
    })
  }
  const hasCluster =
    own?.includeVars === true ||
    /\$\{?__all_variables/.test(url) ||
    variablesSetBy(url).some((set) => set.name === 'cluster' && set.value !== '')
  if (!hasCluster) missing('includeVars', 'the selected cluster')
  if (own?.keepTime !== true && !/\$\{?__url_time_range|[?&]from=/.test(url))
    missing('keepTime', 'the time range')
}

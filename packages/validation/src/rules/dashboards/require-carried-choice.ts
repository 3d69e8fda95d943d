import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Dashboard } from '../../tree/monitoring/dashboards.ts'
import { linksIn, uidIn, variablesSetBy, type PlacedLink } from './dashboard-links.ts'
import { inEachDashboard } from '../rule/in-each-dashboard.ts'

export const requireCarriedChoice: Rule = {
  id: 'require-carried-choice',
  summary: 'A link from one dashboard to another takes along which cluster is looked at, and which time.',
  rationale:
    'Without them the other dashboard opens on every cluster and on its own time: what was found here is not to be found there.',
  fix: 'Set includeVars and keepTime; in a link from a value write var-cluster=… and ${__url_time_range} into the URL.',
  check: inEachDashboard((dashboard) =>
    linksIn(dashboard).flatMap((link) =>
      uidIn(link.url) === undefined
        ? []
        : missing(link, dashboard).map(({ key, message }): Violation => ({
            location: dashboard.location(...link.path, key),
            message: `the link “${link.title}” of ${link.owner} does not take ${message} along`,
            impact: 'the other dashboard opens on something else than what was looked at',
            fix:
              key === 'url'
                ? 'write it into the URL: var-cluster=…, ${__url_time_range}'
                : `set ${key} to true`,
          })),
    ),
  ),
}

const missing = (
  { path, url, ofValue }: PlacedLink,
  { model }: Dashboard,
): { key: string; message: string }[] => {
  const own = path.length === 2 && path[0] === 'links' ? model.links?.[Number(path[1])] : undefined
  const hasCluster =
    own?.includeVars === true ||
    /\$\{?__all_variables/.test(url) ||
    variablesSetBy(url).some(({ name, value }) => name === 'cluster' && value !== '')
  const hasTime = own?.keepTime === true || /\$\{?__url_time_range|[?&]from=/.test(url)
  const key = (name: string) => (ofValue || !own ? 'url' : name)
  return [
    ...(hasCluster ? [] : [{ key: key('includeVars'), message: 'the chosen cluster' }]),
    ...(hasTime ? [] : [{ key: key('keepTime'), message: 'the time' }]),
  ]
}

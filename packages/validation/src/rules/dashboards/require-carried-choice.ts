import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Dashboard } from '../../tree/monitoring/dashboards.ts'
import { linksIn, uidIn, variablesSetBy, type PlacedLink } from './dashboard-links.ts'
import { inEachDashboard } from './in-each-dashboard.ts'

export const requireCarriedChoice: Rule = {
  id: 'require-carried-choice',
  demands: 'A link from one dashboard to another takes along which cluster is looked at, and which time.',
  why: 'Without them the other dashboard opens on every cluster and on its own time: what was found here is not to be found there.',
  example: {
    refused: '{"title": "Pods", "type": "link", "url": "/d/k8s-logs-pod"}',
    accepted:
      '{"title": "Pods", "type": "link", "url": "/d/k8s-logs-pod", "includeVars": true, "keepTime": true}',
  },
  mend: 'Set includeVars and keepTime; in a link from a value write var-cluster=… and ${__url_time_range} into the URL.',
  judge: inEachDashboard((dashboard) =>
    linksIn(dashboard).flatMap((link) =>
      uidIn(link.url) === undefined
        ? []
        : missing(link, dashboard).map(({ key, what }): Breach => ({
            at: dashboard.spot(...link.path, key),
            what: `the link “${link.title}” of ${link.owner} does not take ${what} along`,
            consequence: 'the other dashboard opens on something else than what was looked at',
            mend:
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
): { key: string; what: string }[] => {
  const own = path.length === 2 && path[0] === 'links' ? model.links?.[Number(path[1])] : undefined
  const hasCluster =
    own?.includeVars === true ||
    /\$\{?__all_variables/.test(url) ||
    variablesSetBy(url).some(({ name, value }) => name === 'cluster' && value !== '')
  const hasTime = own?.keepTime === true || /\$\{?__url_time_range|[?&]from=/.test(url)
  const key = (name: string) => (ofValue || !own ? 'url' : name)
  return [
    ...(hasCluster ? [] : [{ key: key('includeVars'), what: 'the chosen cluster' }]),
    ...(hasTime ? [] : [{ key: key('keepTime'), what: 'the time' }]),
  ]
}

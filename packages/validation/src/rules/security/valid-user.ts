import { inEachCluster, type Rule } from '../rule/rule.ts'
import { securitySitesIn } from '../../tree/workloads/security-sites.ts'
import { needsRoot, userField } from './users.ts'

export const validUser: Rule = {
  id: 'valid-user',
  ownSeverity: 'warning',
  summary: 'A container that reads folders of its node is root.',
  rationale:
    'The logs of a node belong to root. A collector with another user starts and reads none of them.',
  fix: 'Set runAsUser: 0.',
  check: inEachCluster((cluster, report) => {
    for (const site of securitySitesIn(cluster)) {
      const user = userField(site, 'runAsUser')
      if (!needsRoot(site) || user === 0 || (user === undefined && !site.isWhole)) continue
      report({
        location: site.wholeLocation('runAsUser'),
        message: `${site.owner} is the user ${user ?? 'of its image'}, and the folders of its node that it reads belong to root`,
        impact: 'it reads no log and keeps no queue',
        fix: 'set runAsUser: 0',
      })
    }
  }),
}

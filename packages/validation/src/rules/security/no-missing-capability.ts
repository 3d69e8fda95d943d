import { inEachCluster, type Rule } from '../rule/rule.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'

export const noMissingCapability: Rule = {
  id: 'no-missing-capability',
  ownSeverity: 'warning',
  summary: 'A container adds every capability that its program needs to drop its root rights.',
  rationale: 'Without one of them an entry point fails where it gives its files to its user.',
  fix: 'Add the capability that the finding names.',
  check: inEachCluster((cluster, report) => {
    for (const site of securitySitesIn(cluster))
      for (const capability of site.isWhole ? (site.program?.capabilities ?? []) : []) {
        if (site.own.capabilities?.add?.includes(capability)) continue
        report({
          location: site.location('capabilities', 'add'),
          message: `${site.owner} does not add the capability ${capability}`,
          impact: `${rootReason(site)}; without the capability it stops at its start`,
          fix: `add ${capability}`,
        })
      }
  }),
}

const rootReason = ({ program }: SecuritySite): string =>
  program && program.user !== 'never root' ? program.user.root : 'its program needs it'

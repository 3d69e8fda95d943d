import { ROOT_REASON } from '@fleet/model'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'
import { needsRoot, userField } from './users.ts'

export const requireNonRoot: Rule = {
  id: 'require-non-root',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A container states a user and a group other than root, or its pod states why it is root.',
  rationale: 'Without a stated user the image decides, at every update again, and most images run as root.',
  fix: `State runAsNonRoot: true, runAsUser and runAsGroup. Otherwise state the reason in the annotation ${ROOT_REASON}.`,
  check: inEachCluster((cluster, report) => {
    for (const site of securitySitesIn(cluster)) {
      if (needsRoot(site) || (mayBeRoot(site) && statesNoUser(site))) continue
      for (const key of ['runAsNonRoot', 'runAsUser', 'runAsGroup'] as const) checkField(site, key, report)
    }
  }),
}

const mayBeRoot = ({ program, annotations }: SecuritySite): boolean =>
  program?.user !== 'never root' && (annotations[ROOT_REASON] ?? '') !== ''

const statesNoUser = (site: SecuritySite): boolean =>
  userField(site, 'runAsUser') === undefined && userField(site, 'runAsNonRoot') === undefined

const checkField = (
  site: SecuritySite,
  key: 'runAsNonRoot' | 'runAsUser' | 'runAsGroup',
  report: Report,
): void => {
  const value = userField(site, key)
  if (value === undefined && !site.isWhole) return
  if (key === 'runAsNonRoot' ? value === true : value !== undefined && value !== 0) return
  const wanted = key === 'runAsNonRoot' ? 'runAsNonRoot: true' : `${key} to the number of the image’s user`
  report({
    location: site.wholeLocation(key),
    message: `${site.owner} has ${key}: ${String(value ?? 'unset')}`,
    impact:
      key === 'runAsGroup'
        ? 'it is in the group of root, with the access of that group'
        : 'it may be root, and an attacker in the container then is root too',
    fix: `set ${wanted}, or state the reason in the annotation ${ROOT_REASON}`,
  })
}

import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'

/** The annotation by which a pod says why it is root. */
const ROOT_REASON = 'observability-fleet/runs-as-root-because'

export const validUser: Rule = {
  id: 'valid-user',
  summary:
    'A container is root only for a reason that is written down; every other one states its user and group, neither of them root’s; what reads root’s files is root.',
  rationale:
    'Without a user of its own a container is whoever its image says, after every update anew, and that is root more often than not.',
  fix: `State runAsNonRoot: true, runAsUser and runAsGroup, or why not in the pod’s annotation ${ROOT_REASON}.`,
  check: inEachCluster((cluster) => securitySitesIn(cluster).flatMap(checkSite)),
}

const checkSite = (site: SecuritySite): Violation[] => {
  if (site.program?.host?.folders.some(({ writable }) => writable) && ownsFolder(site))
    return mustBeRoot(site)
  return mayBeRoot(site) && isRootByDefault(site) ? [] : mustBeSomebody(site)
}

const ownsFolder = ({ volumes }: SecuritySite): boolean => volumes.some(({ value }) => value.hostPath)

const mustBeRoot = (site: SecuritySite): Violation[] =>
  field(site, 'runAsUser') === 0
    ? []
    : [
        {
          location: site.wholeLocation('runAsUser'),
          message: `${site.owner} is the user ${field(site, 'runAsUser') ?? 'of its image'}, and the folders of its node that it reads belong to root`,
          impact: 'it reads no log and keeps no queue',
          fix: 'set runAsUser: 0',
        },
      ]

const mayBeRoot = ({ program, annotations }: SecuritySite): boolean =>
  program?.user !== 'never root' && (annotations[ROOT_REASON] ?? '') !== ''

const isRootByDefault = (site: SecuritySite): boolean =>
  field(site, 'runAsUser') === undefined && field(site, 'runAsNonRoot') === undefined

const field = <Key extends 'runAsUser' | 'runAsGroup' | 'runAsNonRoot'>(
  { own, whole }: SecuritySite,
  key: Key,
) => own[key] ?? whole[key]

const mustBeSomebody = (site: SecuritySite): Violation[] => {
  const wrong = (['runAsNonRoot', 'runAsUser', 'runAsGroup'] as const).filter((key) => {
    const value = field(site, key)
    return key === 'runAsNonRoot' ? value !== true : value === undefined || value === 0
  })
  return wrong.map((key) => ({
    location: site.wholeLocation(key),
    message: `${site.owner} has ${key}: ${String(field(site, key) ?? 'nothing')}`,
    impact:
      key === 'runAsGroup'
        ? 'it is in root’s group, and may read and write what that may'
        : 'it may be root, and whoever breaks into it is',
    fix: `set ${key}${key === 'runAsNonRoot' ? ': true' : ' to the number of the image’s user'}, or say why not in the annotation ${ROOT_REASON}`,
  }))
}

import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Location } from '../../values/location.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'

export const requireHardenedContainer: Rule = {
  id: 'require-hardened-container',
  summary:
    'Every container gives up every capability, every way to gain rights and every system call that it need not make, and says whether it writes to its image.',
  rationale:
    'A service that is broken into is worth to the intruder what its container may do, and by default that is much.',
  fix: 'State allowPrivilegeEscalation: false, capabilities.drop: [ALL], readOnlyRootFilesystem, and a seccompProfile for the pod.',
  check: inEachCluster((cluster) => securitySitesIn(cluster).flatMap(checkSite)),
}

const checkSite = (site: SecuritySite): Violation[] => {
  const { own, owner } = site
  const complaints: (readonly [boolean, Location, string, string])[] = [
    [
      own.allowPrivilegeEscalation === false,
      site.location('allowPrivilegeEscalation'),
      'may gain rights that it was not started with',
      'set allowPrivilegeEscalation: false',
    ],
    [
      own.capabilities?.drop?.join() === 'ALL',
      site.location('capabilities', 'drop'),
      'keeps capabilities that nobody gave it',
      'set capabilities.drop: [ALL]',
    ],
    [own.privileged !== true, site.location('privileged'), 'is root on its node', 'remove privileged'],
    [
      (own.procMount ?? 'Default') === 'Default',
      site.location('procMount'),
      'sees all of its node’s /proc',
      'remove procMount',
    ],
    [hasSeccomp(site), site.wholeLocation('seccompProfile'), 'may make every system call', SECCOMP],
    ...rootFilesystem(site),
  ]
  return complaints
    .filter(([isMet]) => !isMet)
    .map(([, location, message, fix]) => ({
      location,
      message: `${owner} ${message}`,
      impact: 'whoever breaks into it has the more of its node',
      fix,
    }))
}

const SECCOMP = 'set seccompProfile: {type: RuntimeDefault} for the pod'

const hasSeccomp = ({ own, whole }: SecuritySite): boolean =>
  ['RuntimeDefault', 'Localhost'].includes(String((own.seccompProfile ?? whole.seccompProfile)?.type))

const rootFilesystem = ({
  own,
  program,
  location,
}: SecuritySite): (readonly [boolean, Location, string, string])[] => {
  const stated = own.readOnlyRootFilesystem
  const place = location('readOnlyRootFilesystem')
  if (stated === undefined)
    return [[false, place, 'does not say whether it writes to its image', 'state readOnlyRootFilesystem']]
  if (!program || stated !== program.writesItsImage) return []
  return [
    [
      false,
      place,
      stated
        ? `may not write to its image’s folders, and ${program.name} does`
        : `may change its own program, and ${program.name} need not`,
      `set readOnlyRootFilesystem: ${!stated}`,
    ],
  ]
}

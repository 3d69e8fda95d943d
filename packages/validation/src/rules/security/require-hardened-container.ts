import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { Spot } from '../../values/spot.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'

export const requireHardenedContainer: Rule = {
  id: 'require-hardened-container',
  demands:
    'Every container gives up every capability, every way to gain rights and every system call that it need not make, and says whether it writes to its image.',
  why: 'A service that is broken into is worth to the intruder what its container may do, and by default that is much.',
  example: {
    refused: 'securityContext: {privileged: true}',
    accepted:
      'securityContext:\n  allowPrivilegeEscalation: false\n  readOnlyRootFilesystem: true\n  capabilities: {drop: [ALL]}\n  seccompProfile: {type: RuntimeDefault}',
  },
  mend: 'State allowPrivilegeEscalation: false, capabilities.drop: [ALL], readOnlyRootFilesystem, and a seccompProfile for the pod.',
  judge: inEachCluster((cluster) => securitySitesIn(cluster).flatMap(judgeSite)),
}

const judgeSite = (site: SecuritySite): Breach[] => {
  const { own, owner } = site
  const complaints: (readonly [boolean, Spot, string, string])[] = [
    [
      own.allowPrivilegeEscalation === false,
      site.spot('allowPrivilegeEscalation'),
      'may gain rights that it was not started with',
      'set allowPrivilegeEscalation: false',
    ],
    [
      own.capabilities?.drop?.join() === 'ALL',
      site.spot('capabilities', 'drop'),
      'keeps capabilities that nobody gave it',
      'set capabilities.drop: [ALL]',
    ],
    [own.privileged !== true, site.spot('privileged'), 'is root on its node', 'remove privileged'],
    [
      (own.procMount ?? 'Default') === 'Default',
      site.spot('procMount'),
      'sees all of its node’s /proc',
      'remove procMount',
    ],
    [hasSeccomp(site), site.wholeSpot('seccompProfile'), 'may make every system call', SECCOMP],
    ...rootFilesystem(site),
  ]
  return complaints
    .filter(([isMet]) => !isMet)
    .map(([, spot, what, mend]) => ({
      at: spot,
      what: `${owner} ${what}`,
      consequence: 'whoever breaks into it has the more of its node',
      mend,
    }))
}

const SECCOMP = 'set seccompProfile: {type: RuntimeDefault} for the pod'

const hasSeccomp = ({ own, whole }: SecuritySite): boolean =>
  ['RuntimeDefault', 'Localhost'].includes(String((own.seccompProfile ?? whole.seccompProfile)?.type))

const rootFilesystem = ({
  own,
  program,
  spot,
}: SecuritySite): (readonly [boolean, Spot, string, string])[] => {
  const stated = own.readOnlyRootFilesystem
  const place = spot('readOnlyRootFilesystem')
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

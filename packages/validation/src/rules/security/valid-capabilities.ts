import { suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'

export const validCapabilities: Rule = {
  id: 'valid-capabilities',
  summary:
    'A container keeps the capabilities that its program needs to drop its root, exactly, and no others.',
  rationale:
    'One too many is a way out of the container; one too few, and the entry point stops where it hands its files to its user.',
  fix: 'Add what the program’s table names; a program that is never root needs none.',
  check: inEachCluster((cluster) => securitySitesIn(cluster).flatMap(checkSite)),
}

/** What an entry point needs that owns its files to a user and then becomes that user, or that opens a port below 1024. */
const TO_DROP_ROOT = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'KILL',
  'NET_BIND_SERVICE',
  'SETGID',
  'SETUID',
] as const

const checkSite = (site: SecuritySite): Violation[] => [...needless(site), ...missing(site)]

const allowedTo = ({ program }: SecuritySite): readonly string[] =>
  program ? (program.capabilities ?? []) : TO_DROP_ROOT

const needless = (site: SecuritySite): Violation[] => {
  const allowed = allowedTo(site)
  return (site.own.capabilities?.add ?? []).flatMap((capability, index) =>
    allowed.includes(capability)
      ? []
      : [
          {
            location: site.location('capabilities', 'add', index),
            message: `${site.owner} adds the capability ${capability}, which ${site.program ? `${site.program.name} does not need` : 'no service needs'}`,
            impact: 'whoever breaks into it has it too',
            fix: allowed.length > 0 ? suggestion(capability, allowed) : 'remove it',
          },
        ],
  )
}

const missing = (site: SecuritySite): Violation[] => {
  const added = site.own.capabilities?.add ?? []
  return (site.program?.capabilities ?? [])
    .filter((capability) => !added.includes(capability))
    .map((capability) => ({
      location: site.location('capabilities', 'add'),
      message: `${site.owner} does not keep the capability ${capability}`,
      impact: `${rootReason(site)}; without it, it stops at its start`,
      fix: `add ${capability}`,
    }))
}

const rootReason = ({ program }: SecuritySite): string =>
  program && program.user !== 'never root' ? program.user.root : 'its program needs it'

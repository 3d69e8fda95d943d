import { suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'

export const banNeedlessCapability: Rule = {
  id: 'ban-needless-capability',
  severity: 'warning',
  ownSeverity: 'info',
  summary: 'A container adds only the capabilities that its program needs.',
  rationale: 'Each further capability is a way out of the container.',
  fix: 'Remove the capability; a program that is never root needs none.',
  check: inEachCluster((cluster, report) => {
    for (const site of securitySitesIn(cluster)) {
      const allowed = allowedTo(site)
      for (const [index, capability] of (site.own.capabilities?.add ?? []).entries()) {
        if (allowed.includes(capability)) continue
        report({
          location: site.location('capabilities', 'add', index),
          message: `${site.owner} adds the capability ${capability}, which ${site.program ? `${site.program.name} does not need` : 'no service needs'}`,
          impact: 'an attacker in the container has it too',
          fix: allowed.length > 0 ? suggestion(capability, allowed) : 'remove it',
        })
      }
    }
  }),
}

/** The needs of an entry point that gives its files to a user and becomes that user, or opens a port below 1024. */
const TO_DROP_ROOT = [
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'KILL',
  'NET_BIND_SERVICE',
  'SETGID',
  'SETUID',
] as const

const allowedTo = ({ program }: SecuritySite): readonly string[] =>
  program ? (program.capabilities ?? []) : TO_DROP_ROOT

import { HOST_REASON } from '@fleet/model'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { Location } from '../../values/location.ts'
import { securitySitesIn, type SecuritySite } from '../../tree/workloads/security-sites.ts'
import { statesHostReason } from './host-reason.ts'

export const requireHardenedContainer: Rule = {
  id: 'require-hardened-container',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Every container drops all capabilities, has a seccomp profile, and may not escalate its privileges.',
  rationale:
    'An attacker in a container has all of its rights. By default these are many, and include changes to its own program.',
  fix: 'State allowPrivilegeEscalation: false, capabilities.drop: [ALL] and readOnlyRootFilesystem. State a seccompProfile for the pod.',
  check: inEachCluster((cluster, report) => {
    for (const site of securitySitesIn(cluster)) {
      const reportSite = reporterOf(site, report)
      checkPrivileges(site, reportSite)
      checkKernel(site, reportSite)
      checkFilesystem(site, reportSite)
    }
  }),
}

type ReportSite = (location: Location, message: string, fix: string) => void

const reporterOf =
  ({ owner }: SecuritySite, report: Report): ReportSite =>
  (location, message, fix) => {
    report({
      location,
      message: `${owner} ${message}`,
      impact: 'an attacker in the container has more access to its node',
      fix,
    })
  }

const checkPrivileges = (site: SecuritySite, report: ReportSite): void => {
  const { own, isWhole, location, annotations } = site
  const isPrivilegedOnPurpose = own.privileged === true && statesHostReason(annotations)
  // The API server refuses to ban escalation of a privileged container.
  if ((own.allowPrivilegeEscalation ?? isWhole) && !isPrivilegedOnPurpose)
    report(
      location('allowPrivilegeEscalation'),
      'may escalate its privileges',
      'set allowPrivilegeEscalation: false',
    )
  if (own.privileged === true && !isPrivilegedOnPurpose)
    report(
      location('privileged'),
      'is privileged',
      `remove privileged, or state in the annotation ${HOST_REASON} of the pod which device it needs`,
    )
}

const checkKernel = (
  { own, whole, isWhole, location, wholeLocation }: SecuritySite,
  report: ReportSite,
): void => {
  if (isWhole && own.capabilities?.drop?.join() !== 'ALL')
    report(location('capabilities', 'drop'), 'does not drop all capabilities', 'set capabilities.drop: [ALL]')
  if ((own.procMount ?? 'Default') !== 'Default')
    report(location('procMount'), 'sees the whole /proc of its node', 'remove procMount')
  const { type } = own.seccompProfile ?? whole.seccompProfile ?? {}
  if (isWhole && type !== 'RuntimeDefault' && type !== 'Localhost')
    report(
      wholeLocation('seccompProfile'),
      'may make every system call',
      'set seccompProfile: {type: RuntimeDefault} for the pod',
    )
}

const checkFilesystem = ({ own, isWhole, program, location }: SecuritySite, report: ReportSite): void => {
  const stated = own.readOnlyRootFilesystem
  if (stated === undefined) {
    if (isWhole)
      report(
        location('readOnlyRootFilesystem'),
        'does not state readOnlyRootFilesystem',
        'state readOnlyRootFilesystem',
      )
    return
  }
  if (!program || stated !== program.writesItsImage) return
  report(
    location('readOnlyRootFilesystem'),
    stated
      ? `has a read-only root filesystem, and ${program.name} writes to it`
      : `has a writable root filesystem, and ${program.name} does not write to it`,
    `set readOnlyRootFilesystem: ${!stated}`,
  )
}

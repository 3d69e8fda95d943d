import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireReleaseRemediation: Rule = {
  id: 'require-release-remediation',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Every HelmRelease retries its installation, rolls back upgrades, updates custom resources and corrects drift.',
  rationale:
    'Without remediation a release that failed once, for a missing Secret or a slow image, stays failed.',
  fix: 'Set driftDetection, install and upgrade as in the other releases.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      for (const { path, isFine, impact, fix } of SETTINGS) {
        const value = valueAt(release.object, ['spec', ...path])
        if (isFine(value)) continue
        report({
          location: at(release, 'spec', ...path),
          message: `${nameOf(release)} has ${path.join('.')} ${shown(value)}`,
          impact,
          fix,
        })
      }
  }),
}

interface Setting {
  readonly path: readonly string[]
  readonly isFine: (value: unknown) => boolean
  readonly impact: string
  readonly fix: string
}

const crds = (action: 'install' | 'upgrade'): Setting => ({
  path: [action, 'crds'],
  isFine: (value) => value === 'CreateReplace',
  impact: 'the custom resources of the chart stay at the version of the first installation',
  fix: `set ${action}.crds: CreateReplace`,
})

const SETTINGS: readonly Setting[] = [
  {
    path: ['driftDetection', 'mode'],
    isFine: (value) => value === 'enabled',
    impact: 'manual changes stay, and no event reports them',
    fix: 'set driftDetection.mode: enabled',
  },
  crds('install'),
  {
    path: ['install', 'remediation', 'retries'],
    isFine: (value) => value === -1,
    impact: 'the release stays failed even when its missing Secrets are created later',
    fix: 'set install.remediation.retries: -1, which means without limit',
  },
  crds('upgrade'),
  {
    path: ['upgrade', 'remediation', 'retries'],
    isFine: (value) => typeof value === 'number' && (value === -1 || (value >= 1 && value <= 10)),
    impact: 'Flux never retries a failed upgrade, or retries it too often',
    fix: 'set upgrade.remediation.retries: 3',
  },
  {
    path: ['upgrade', 'remediation', 'remediateLastFailure'],
    isFine: (value) => value === true,
    impact: 'after the last attempt the broken version stays',
    fix: 'set upgrade.remediation.remediateLastFailure: true',
  },
  {
    path: ['upgrade', 'remediation', 'strategy'],
    isFine: (value) => value === 'rollback',
    impact: 'a failed upgrade uninstalls the release and deletes its data',
    fix: 'set upgrade.remediation.strategy: rollback',
  },
]

import { at } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { nameOf } from '../../tree/objects.ts'
import { shown, valueAt } from '../../values/value-at.ts'

export const requireRepairedRelease: Rule = {
  id: 'require-repaired-release',
  summary:
    'Every HelmRelease tries its installation for ever, goes back after a failed upgrade, renews its custom resources and undoes what was changed by hand.',
  rationale:
    'Without it a release that failed once, for want of a Secret or a slow image, stays failed until somebody looks.',
  fix: 'State driftDetection, install and upgrade as in the example.',
  check: inEachCluster((cluster) =>
    cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) =>
      DEMANDS.filter(({ path, isMet }) => !isMet(valueAt(release.object, ['spec', ...path]))).map(
        ({ path, impact, fix }) => ({
          location: at(release, 'spec', ...path),
          message: `${nameOf(release)} has ${path.join('.')} ${shown(valueAt(release.object, ['spec', ...path]))}`,
          impact,
          fix,
        }),
      ),
    ),
  ),
}

interface Demand {
  readonly path: readonly string[]
  readonly isMet: (value: unknown) => boolean
  readonly impact: string
  readonly fix: string
}

const crds = (action: 'install' | 'upgrade'): Demand => ({
  path: [action, 'crds'],
  isMet: (value) => value === 'CreateReplace',
  impact: 'the chart’s custom resources stay at the version of the first installation',
  fix: `set ${action}.crds: CreateReplace`,
})

const DEMANDS: readonly Demand[] = [
  {
    path: ['driftDetection', 'mode'],
    isMet: (value) => value === 'enabled',
    impact: 'what somebody changed by hand stays changed, and nothing says so',
    fix: 'set driftDetection.mode: enabled',
  },
  crds('install'),
  {
    path: ['install', 'remediation', 'retries'],
    isMet: (value) => value === -1,
    impact: 'the release stays failed once its Secrets are there',
    fix: 'set install.remediation.retries: -1, which is for ever',
  },
  crds('upgrade'),
  {
    path: ['upgrade', 'remediation', 'retries'],
    isMet: (value) => typeof value === 'number' && (value === -1 || (value >= 1 && value <= 10)),
    impact: 'an upgrade that failed once is never tried again, or without end',
    fix: 'set upgrade.remediation.retries: 3',
  },
  {
    path: ['upgrade', 'remediation', 'remediateLastFailure'],
    isMet: (value) => value === true,
    impact: 'after the last attempt the broken version stays',
    fix: 'set upgrade.remediation.remediateLastFailure: true',
  },
  {
    path: ['upgrade', 'remediation', 'strategy'],
    isMet: (value) => value === 'rollback',
    impact: 'a failed upgrade deletes the release, and with it what it stores',
    fix: 'set upgrade.remediation.strategy: rollback',
  },
  {
    path: ['suspend'],
    isMet: (value) => value === undefined || value === false,
    impact: 'nothing of the release is applied any more, and no error says so',
    fix: 'take suspend away',
  },
]

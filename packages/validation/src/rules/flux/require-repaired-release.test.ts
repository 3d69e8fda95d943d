import { set } from '../../testing/sample-trees.ts'
import { requireRepairedRelease } from './require-repaired-release.ts'
import { testRule } from '../../testing/test-rule.ts'

const RELEASE = 'hub HelmRelease loki'

testRule(requireRepairedRelease, {
  invalid: [
    ...(
      [
        ['a release that lets changes by hand be', ['driftDetection', 'mode'], 'warn'],
        ['an installation that gives up', ['install', 'remediation', 'retries'], 3],
        ['custom resources of the first installation', ['upgrade', 'crds'], 'Skip'],
        ['an upgrade that is never tried again', ['upgrade', 'remediation', 'retries'], 0],
        ['a broken version that stays', ['upgrade', 'remediation', 'remediateLastFailure'], false],
        ['an upgrade that deletes', ['upgrade', 'remediation', 'strategy'], 'uninstall'],
        ['a release that is paused', ['suspend'], true],
      ] as const
    ).map(([name, path, value]) => ({ name, changes: [set(RELEASE, ['spec', ...path], value)] })),
  ],
})

import { set } from '../../testing/sample-trees.ts'
import { requireReleaseRemediation } from './require-release-remediation.ts'
import { testRule } from '../../testing/test-rule.ts'

const ofLoki = (path: readonly string[], value: unknown) => [
  set('hub HelmRelease loki', ['spec', ...path], value),
]

testRule(requireReleaseRemediation, {
  invalid: [
    {
      name: 'an upgrade that is never retried',
      changes: ofLoki(['upgrade', 'remediation', 'retries'], 0),
    },
    { name: 'a release that keeps drift', changes: ofLoki(['driftDetection', 'mode'], 'warn') },
    {
      name: 'an installation with a limit of retries',
      changes: ofLoki(['install', 'remediation', 'retries'], 3),
    },
    { name: 'custom resources that are never updated', changes: ofLoki(['upgrade', 'crds'], 'Skip') },
    {
      name: 'a failed version that stays',
      changes: ofLoki(['upgrade', 'remediation', 'remediateLastFailure'], false),
    },
    {
      name: 'a failed upgrade that uninstalls the release',
      changes: ofLoki(['upgrade', 'remediation', 'strategy'], 'uninstall'),
    },
  ],
})

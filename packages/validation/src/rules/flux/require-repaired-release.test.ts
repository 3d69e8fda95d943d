import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

const RELEASE = 'hub HelmRelease loki'

describe('require-repaired-release', () => {
  it.each([
    ['a release that lets changes by hand be', ['driftDetection', 'mode'], 'warn'],
    ['an installation that gives up', ['install', 'remediation', 'retries'], 3],
    ['custom resources of the first installation', ['upgrade', 'crds'], 'Skip'],
    ['an upgrade that is never tried again', ['upgrade', 'remediation', 'retries'], 0],
    ['a broken version that stays', ['upgrade', 'remediation', 'remediateLastFailure'], false],
    ['an upgrade that deletes', ['upgrade', 'remediation', 'strategy'], 'uninstall'],
    ['a release that is paused', ['suspend'], true],
  ] as const)('refuses %s', async (_, path, value) => {
    expect(await refusedBy(set(RELEASE, ['spec', ...path], value))).toEqual(['require-repaired-release'])
  })
})

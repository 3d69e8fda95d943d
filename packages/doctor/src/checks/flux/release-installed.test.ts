import { describe, expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { ago } from '../../testing/played-pods.ts'
import { playedKustomization, playedRelease } from '../../testing/played-flux.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { fluxApplied } from './flux-applied.ts'
import { releaseInstalled } from './release-installed.ts'

const inHub = (...objects: readonly KubernetesObject[]) =>
  foundBy(releaseInstalled, { clusters: { hub: { objects } } })

const NOT_READY =
  "Helm install failed for release monitoring/loki with chart loki@18.11.0: timeout waiting for: [StatefulSet/monitoring/loki status: 'InProgress']"

const failing = (message: string, reason = 'InstallFailed') =>
  playedRelease('loki', { status: 'False', reason, message, since: 5 })

test('nothing is found where all releases are installed', async () => {
  expect(await inHub(playedRelease('loki'), playedRelease('kube-prometheus-stack'))).toEqual([])
})

test('a release whose workload does not become ready names it', async () => {
  const [found, ...others] = await inHub(failing(NOT_READY))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    cluster: 'hub',
    subject: 'HelmRelease monitoring/loki',
    cause: 'StatefulSet monitoring/loki did not become ready in time.',
  })
  expect(found?.fix).toContain('kubectl --context cluster-1 --namespace monitoring get pods')
})

test.each([
  ['InstallFailed', "values don't meet the specifications of the schema(s)", /does not accept the values/],
  ['UpgradeFailed', 'another operation (install/upgrade/rollback) is in progress', /was interrupted/],
  [
    'UpgradeFailed',
    'cannot patch "loki": StatefulSet.apps "loki" is invalid: Forbidden: updates to statefulset spec',
    /cannot be changed/,
  ],
  [
    'InstallFailed',
    'unable to build kubernetes objects: no matches for kind "ServiceMonitor"',
    /does not know a kind/,
  ],
  ['ValuesError', "could not find Secret 'monitoring/values'", /values for the chart is not there/],
  [
    'InstallFailed',
    'Service "loki" exists and cannot be imported into the current release: invalid ownership metadata',
    /belongs to something else/,
  ],
  ['InstallFailed', 'something new', /its message says why/],
])('a release that fails by %s has its own cause: %s', async (reason, message, cause) => {
  const [found] = await inHub(failing(message, reason))
  expect(found?.cause).toMatch(cause)
  expect(found?.fix).toContain('cluster-1')
})

const condition = (type: string, status: 'True' | 'False' | 'Unknown', reason: string, message: string) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: ago(30),
})

test('a release that was rolled back says why it was', async () => {
  const conditions = [
    condition('Ready', 'False', 'RollbackSucceeded', 'Helm rollback to previous release succeeded'),
    condition('Remediated', 'True', 'RollbackSucceeded', 'Helm rollback to previous release succeeded'),
    condition('Released', 'False', 'UpgradeFailed', NOT_READY.replace('install', 'upgrade')),
    condition('Stalled', 'True', 'RetriesExceeded', 'Failed to upgrade after 4 attempt(s)'),
  ]
  const [found] = await inHub(playedRelease('loki', {}, { status: { conditions } }))
  expect(found?.message).toMatch(/given up: Helm upgrade failed/)
  expect(found?.fix).toContain(
    'flux reconcile helmrelease loki --namespace monitoring --context cluster-1 --reset --force',
  )
})

test('a release that is tried again after a failure is found', async () => {
  const conditions = [
    condition('Ready', 'Unknown', 'Progressing', "Running 'install' action with timeout of 10m0s"),
    condition('Released', 'False', 'InstallFailed', NOT_READY),
  ]
  const [found] = await inHub(playedRelease('loki', {}, { status: { conditions } }))
  expect(found?.cause).toContain('StatefulSet monitoring/loki')
})

test('a change of a release that failed is on its way, and no finding', async () => {
  const conditions = [
    { ...condition('Ready', 'Unknown', 'Progressing', "Running 'upgrade' action"), observedGeneration: 3 },
    { ...condition('Released', 'False', 'UpgradeFailed', NOT_READY), observedGeneration: 2 },
  ]
  const { metadata, ...release } = playedRelease('loki', {}, { status: { conditions } })
  expect(await inHub({ ...release, metadata: { ...metadata, generation: 3 } })).toEqual([])
})

test.each([
  ['is being installed', { status: 'Unknown', reason: 'Progressing', since: 300 }],
  ['waits for its chart since a moment', { status: 'False', reason: 'SourceNotReady', since: 30 }],
] as const)('one that %s is no finding', async (_, state) => {
  expect(await inHub(playedRelease('loki', state))).toEqual([])
})

test('one whose chart is not fetched for minutes is found', async () => {
  const [found] = await inHub(
    playedRelease('loki', { status: 'False', reason: 'SourceNotReady', since: 900 }),
  )
  expect(found?.cause).toBe('Its chart OCIRepository monitoring/loki was not fetched.')
})

describe('the Kustomization that waits for the release', () => {
  const headlinesWith = async (message: string) => {
    const objects = [
      failing(NOT_READY),
      playedKustomization('releases', { status: 'False', reason: 'HealthCheckFailed', message, since: 5 }),
    ]
    const { headlines } = await examined([fluxApplied, releaseInstalled], { clusters: { hub: { objects } } })
    return headlines.map(({ check }) => check)
  }

  test('is below it', async () => {
    expect(
      await headlinesWith("timeout waiting for: [HelmRelease/monitoring/loki status: 'InProgress']"),
    ).toEqual(['release-installed'])
  })

  test('is a headline of its own where it waits for something else', async () => {
    expect(
      await headlinesWith("timeout waiting for: [HelmRelease/monitoring/other status: 'InProgress']"),
    ).toEqual(['flux-applied', 'release-installed'])
  })
})

test('what cannot be asked is not asked, and not well', async () => {
  const { unasked, headlines } = await examined(releaseInstalled, {
    clusters: { hub: { forbidden: ['/helmreleases'] } },
  })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'release-installed', cluster: 'hub', obstacle: 'forbidden' }])
})

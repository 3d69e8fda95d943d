import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import type { Source } from '../../flux/flux-objects.ts'
import {
  playedKustomization,
  playedRelease,
  playedRepository,
  type PlayedState,
} from '../../testing/played-flux.ts'
import { ago } from '../../testing/played-pods.ts'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { fluxApplied } from './flux-applied.ts'
import { fluxSourceFetched } from './flux-source-fetched.ts'
import { releaseInstalled } from './release-installed.ts'

const inHub = (...objects: readonly KubernetesObject[]) =>
  foundBy(fluxSourceFetched, { clusters: { hub: { objects } } })

const failing = (message: string, reason = 'GitOperationFailed'): Source =>
  playedRepository({}, { status: { conditions: [fetchFailed(message, reason)] } })

const fetchFailed = (message: string, reason: string) => ({
  type: 'FetchFailed',
  status: 'True' as const,
  reason,
  message,
  lastTransitionTime: ago(30),
})

const chart = (state: PlayedState, status: Source['status'] = {}): Source => {
  const { spec, ...repository } = playedRepository(state)
  return {
    ...repository,
    kind: 'OCIRepository',
    metadata: { name: 'loki', namespace: 'monitoring' },
    spec: { ...spec, url: 'oci://registry.example/charts/loki', ref: { tag: '18.11.0' } },
    status: {
      ...(state.status === 'False' ? { conditions: repository.status?.conditions ?? [] } : {}),
      ...status,
    },
  }
}

test('nothing is found where all is fetched', async () => {
  expect(await inHub(playedRepository())).toEqual([])
})

test.each([
  [
    'failed to checkout: unable to clone: ssh: handshake failed: ssh: unable to authenticate',
    /credentials of Flux/,
  ],
  ['unable to clone: authentication required', /credentials of Flux/],
  ['ssh: handshake failed: knownhosts: key mismatch', /shows another key/],
  [
    'failed to get secret "flux-system/flux-system": secrets "flux-system" not found',
    /The Secret .* is not there/,
  ],
  ['dial tcp: lookup git.example on 10.43.0.10:53: no such host', /cannot resolve the name/],
  ['dial tcp 192.0.2.1:22: i/o timeout', /does not reach ssh:\/\/git@git.example\/fleet/],
  ['couldn\'t find remote ref "refs/heads/main"', /does not have the branch main/],
  ['x509: certificate signed by unknown authority', /is not trusted/],
  ['something new', /its message says why/],
])('a repository that is not fetched has its own cause: %s', async (message, cause) => {
  const [found, ...others] = await inHub(failing(message))
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'error', subject: 'GitRepository flux-system/flux-system' })
  expect(found?.cause).toMatch(cause)
  expect(found?.evidence[0]?.seen).toBe(`GitOperationFailed: ${message}`)
})

test('a chart whose tag is not there is an error while nothing of it was fetched, and a warning after that', async () => {
  const state = {
    status: 'False',
    reason: 'OCIArtifactPullFailed',
    message: 'failed to determine artifact digest: GET https://registry.example/v2/: MANIFEST_UNKNOWN',
  } as const
  const [never] = await inHub(chart(state))
  expect(never).toMatchObject({
    severity: 'error',
    cause: 'oci://registry.example/charts/loki does not have the tag 18.11.0.',
  })
  const [before] = await inHub(chart(state, { artifact: { revision: '18.10.0@sha256:00' } }))
  expect(before?.severity).toBe('warning')
})

test.each([
  ['is being fetched', { status: 'Unknown', reason: 'Progressing', since: 10 }],
  ['has no conditions yet', undefined],
] as const)('one that %s is no finding', async (_, state) => {
  const one = state ? playedRepository(state) : playedRepository({}, { status: { conditions: [] } })
  expect(await inHub(one)).toEqual([])
})

test('what waits for the source is below it', async () => {
  const objects = [
    failing('dial tcp 192.0.2.1:22: i/o timeout'),
    chart({ status: 'False', reason: 'OCIArtifactPullFailed', message: 'MANIFEST_UNKNOWN' }),
    playedKustomization('telemetry', {
      status: 'False',
      reason: 'ArtifactFailed',
      message: 'Source artifact not found, retrying in 30s',
      since: 3600,
    }),
    playedRelease('loki', { status: 'False', reason: 'SourceNotReady', message: 'not ready', since: 3600 }),
  ]
  const { headlines } = await examined([fluxSourceFetched, fluxApplied, releaseInstalled], {
    clusters: { hub: { objects } },
  })
  expect(headlines.map(({ check, symptoms }) => [check, symptoms.map((one) => one.subject)])).toEqual([
    ['flux-source-fetched', ['Kustomization flux-system/telemetry']],
    ['flux-source-fetched', ['HelmRelease monitoring/loki']],
  ])
})

test('what cannot be asked is not asked, and not well', async () => {
  const { unasked } = await examined(fluxSourceFetched, { clusters: { spoke: { obstacle: 'unauthorized' } } })
  expect(unasked).toMatchObject([
    { check: 'flux-source-fetched', cluster: 'spoke', obstacle: 'unauthorized' },
  ])
})

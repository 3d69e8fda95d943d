import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { NotAsked } from '../../not-asked.ts'
import { playedKustomization, playedRepository, revisionOf } from '../../testing/played-flux.ts'
import { ago } from '../../testing/played-pods.ts'
import { COMMIT, examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { fluxApplied } from './flux-applied.ts'
import { fluxFollowsBranch } from './flux-follows-branch.ts'
import { fluxNotSuspended } from './flux-not-suspended.ts'
import { fluxSourceFetched } from './flux-source-fetched.ts'

const OLD = 'f'.repeat(40)

const inHub = (objects: readonly KubernetesObject[], repository: PlayedFleet['repository'] = {}) =>
  foundBy(fluxFollowsBranch, { clusters: { hub: { objects } }, repository })

const committed = (seconds: number) => ({ committedAt: () => Date.parse(ago(seconds)) })

const old = (state = {}, spec = {}) =>
  playedRepository(state, {
    spec,
    status: { artifact: { revision: revisionOf(OLD), lastUpdateTime: ago(86_400) } },
  })

const behind = (state = {}, spec = {}) =>
  playedKustomization('telemetry', state, { spec, status: { lastAppliedRevision: revisionOf(OLD) } })

test('nothing is found where the branch is applied', async () => {
  expect(await inHub([playedRepository(), playedKustomization('telemetry')])).toEqual([])
})

test('a repository that is behind the branch is found, with how long', async () => {
  const [found, ...others] = await inHub([old()], committed(7200))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    subject: 'GitRepository flux-system/flux-system',
    message:
      'GitRepository flux-system/flux-system has ffffffff, and the branch main has 0a1b2c3d, made 2h ago',
    fix: 'flux reconcile source git flux-system --namespace flux-system --context cluster-1',
  })
})

test('a commit that was made a moment ago is on its way', async () => {
  expect(await inHub([old()], committed(60))).toEqual([])
})

test('without the time of the commit, it is a warning', async () => {
  const [found] = await inHub([old()])
  expect(found?.severity).toBe('warning')
})

test('a checkout that is not pushed is no fault of the cluster', async () => {
  expect(await inHub([playedRepository()], { localCommit: OLD, isClean: false })).toEqual([])
})

test('another branch than that of the inventory is found', async () => {
  const [found] = await inHub([playedRepository({}, { spec: { ref: { branch: 'trial' } } })])
  expect(found?.message).toContain('follows the branch trial, and the inventory states main')
})

test('a Kustomization that has not applied what its source has for longer than its timeout is found', async () => {
  const [found, ...others] = await inHub([playedRepository(), behind()])
  expect(others).toEqual([])
  expect(found?.message).toBe(
    'Kustomization flux-system/telemetry has applied ffffffff, while GitRepository flux-system/flux-system has had 0a1b2c3d for 1h',
  )
})

test('one whose source got the revision a moment ago is on its way', async () => {
  const source = playedRepository(
    {},
    { status: { artifact: { revision: revisionOf(COMMIT), lastUpdateTime: ago(120) } } },
  )
  expect(await inHub([source, behind()])).toEqual([])
})

test.each([
  [
    'a failing Kustomization',
    'flux-applied',
    [
      playedRepository(),
      behind({ status: 'False', reason: 'BuildFailed', message: 'kustomize build failed' }),
    ],
  ],
  ['a suspended Kustomization', 'flux-not-suspended', [playedRepository(), behind({}, { suspend: true })]],
  ['a suspended repository', 'flux-not-suspended', [old({}, { suspend: true })]],
  [
    'a repository that is not fetched',
    'flux-source-fetched',
    [old({ status: 'False', reason: 'GitOperationFailed', message: 'i/o timeout' })],
  ],
])('%s explains that the cluster is behind', async (_, check, objects) => {
  const { headlines } = await examined(
    [fluxNotSuspended, fluxSourceFetched, fluxApplied, fluxFollowsBranch],
    { clusters: { hub: { objects } }, repository: committed(7200) },
  )
  expect(headlines.map((one) => one.check)).toEqual([check])
  expect(headlines[0]?.symptoms.map((one) => one.check)).toEqual(['flux-follows-branch'])
})

const noRemote = {
  remoteCommit: () => Promise.reject(new NotAsked('unreachable', 'no remote', 'add it')),
}

test('without the remote it is not asked, and not well', async () => {
  const { unasked } = await examined(fluxFollowsBranch, {
    clusters: { hub: { objects: [playedRepository()] } },
    repository: noRemote,
  })
  expect(unasked).toMatchObject([{ check: 'flux-follows-branch', cluster: 'hub', obstacle: 'unreachable' }])
})

test('without the remote, a Kustomization behind its source is found all the same', async () => {
  expect(await inHub([playedRepository(), behind()], noRemote)).toHaveLength(1)
})

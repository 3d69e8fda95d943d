import { sampleFleet, sampleThanos } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { ago } from '../../testing/played-pods.ts'
import { jobArrives } from '../metrics/job-arrives.ts'
import { storeReached } from './store-reached.ts'

const fleet = sampleFleet(sampleThanos({ replicas: 3 }))

/** A pod of Thanos that has been ready for some seconds. */
const pod = (part: string, name: string, podIP: string, readyFor = 3600) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'monitoring', labels: { 'app.kubernetes.io/name': part } },
    spec: {},
    status: {
      phase: 'Running',
      podIP,
      conditions: [
        { type: 'Ready', status: readyFor > 0 ? 'True' : 'False', lastTransitionTime: ago(readyFor) },
      ],
    },
  }) as KubernetesObject

const PODS = [
  pod('thanos-receive', 'thanos-receive-0', '10.42.0.10'),
  pod('thanos-receive', 'thanos-receive-1', '10.42.1.11'),
  pod('thanos-store', 'thanos-store-0', '10.42.0.20'),
  pod('thanos-ruler', 'thanos-ruler-0', '10.42.0.30'),
]

/** What Query 0.42 says of a store. */
const store = (address: string, lastError: string | null = null, checked = 3) => ({
  name: `${address}:10901`,
  lastCheck: ago(checked),
  lastError,
  labelSets: [],
  minTime: 0,
  maxTime: 0,
})

const REACHED = {
  receive: [store('10.42.0.10'), store('10.42.1.11')],
  store: [store('10.42.0.20')],
  rule: [store('10.42.0.30')],
}

const asking = (stores: object, pods = PODS): PlayedFleet => ({
  fleet,
  clusters: { hub: { objects: pods } },
  prometheus: { data: { '/api/v1/stores': stores } },
})

test('a Query that reaches every store is well', async () => {
  expect(await foundBy(storeReached, asking(REACHED))).toEqual([])
})

test('a Receive that does not answer Query is found, with its error and what is missing', async () => {
  const error = 'rpc error: code = DeadlineExceeded desc = context deadline exceeded'
  const found = await foundBy(
    storeReached,
    asking({ ...REACHED, receive: [store('10.42.0.10'), store('10.42.1.11', error, 200)] }),
  )
  expect(found).toMatchObject([
    {
      severity: 'error',
      cluster: 'hub',
      subject: 'StatefulSet monitoring/thanos-receive',
      message: 'Query of Thanos does not reach thanos-receive-1: its answers lack the newest samples',
      evidence: [{ seen: error }],
    },
  ])
  expect(found[0]?.cause).toMatch(/does not answer Query/)
  expect(found[0]?.fix).toContain('grep 10.42.1.11:10901')
  // The other Receives answer, so that what is missing elsewhere has another cause.
  expect(found[0]?.explains).toBeUndefined()
})

test('a Store Gateway that Query does not even list is found', async () => {
  const { store: _without, ...others } = REACHED
  const [found] = await foundBy(storeReached, asking(others))
  expect(found).toMatchObject({
    message: 'Query of Thanos does not reach thanos-store-0: its answers lack what is in the bucket',
    evidence: [{ seen: 'not in the list' }],
  })
  expect(found?.cause).toMatch(/its headless Service is gone/)
})

test('where Query reaches no Receive, that explains why no sample arrives', async () => {
  const { headlines } = await examined(
    [storeReached, jobArrives],
    asking({ store: REACHED.store, rule: REACHED.rule }),
  )
  expect(headlines.map(({ check }) => check)).toEqual(['store-reached'])
  expect(new Set(headlines[0]?.symptoms.map(({ check }) => check))).toEqual(new Set(['job-arrives']))
})

test.each([
  ['is not ready', PODS.with(1, pod('thanos-receive', 'thanos-receive-1', '10.42.1.11', 0))],
  ['has just become ready', PODS.with(1, pod('thanos-receive', 'thanos-receive-1', '10.42.1.11', 30))],
])('a Receive that %s is no finding: Query asks for new addresses twice a minute', async (_, pods) => {
  const stores = { ...REACHED, receive: [store('10.42.0.10')] }
  expect(await foundBy(storeReached, asking(stores, pods))).toEqual([])
})

test('one call that failed is no finding', async () => {
  const stores = { ...REACHED, rule: [store('10.42.0.30', 'transport is closing', 20)] }
  expect(await foundBy(storeReached, asking(stores))).toEqual([])
})

test('a Query that cannot be asked is not taken for one that reaches all', async () => {
  const { unasked } = await examined(storeReached, {
    ...asking(REACHED),
    prometheus: { isUnreachable: true },
  })
  expect(unasked).toMatchObject([{ check: 'store-reached', obstacle: 'unreachable' }])
})

test('a fleet without Thanos is not asked', async () => {
  const { headlines, unasked } = await examined(storeReached, { prometheus: { isUnreachable: true } })
  expect({ headlines, unasked }).toEqual({ headlines: [], unasked: [] })
})

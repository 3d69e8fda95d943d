import { describe, expect, test } from 'vitest'
import { CHECKS } from './checks/index.ts'
import { changed, logging, without, type Faults } from './testing/faults.ts'
import { fleetWith } from './testing/healthy-fleet.ts'
import { examined } from './testing/played-fleet.ts'
import { logOf, metricsAnswered } from './testing/played-way.ts'
import { STORES, thanosFleet } from './testing/thanos-fleet.ts'
import { FAULTS_OF_OBJECTS } from './testing/scenarios/faults-of-objects.ts'
import { FAULTS_OF_WAY } from './testing/scenarios/faults-of-way.ts'
import { TOPICS } from './testing/scenarios/topics.ts'

const errorsIn = async (faults: Faults) => {
  const { headlines, unasked } = await examined(CHECKS, fleetWith(faults))
  expect(unasked.filter(({ obstacle }) => obstacle === 'failed')).toEqual([])
  return headlines.filter(({ severity }) => severity === 'error')
}

test('a fleet that is well has no finding, and everything is asked', async () => {
  const { headlines, unasked } = await examined(CHECKS, fleetWith())
  expect(headlines).toEqual([])
  expect(unasked).toEqual([])
})

describe.each([
  ['topics of the requirements', TOPICS],
  ['faults of the way', FAULTS_OF_WAY],
  ['faults of objects', FAULTS_OF_OBJECTS],
])('%s', (_, scenarios) => {
  test.each(scenarios)('$title', async ({ faults, check, cluster, subject, symptoms = [] }) => {
    const [first, ...others] = await errorsIn(faults)
    expect(others.map((one) => `${one.check} ${one.cluster} ${one.subject}: ${one.message}`)).toEqual([])
    expect(first).toMatchObject({
      check,
      ...(cluster !== undefined && { cluster }),
      ...(subject !== undefined && { subject }),
    })
    expect(first?.symptoms.map((one) => one.check)).toEqual(expect.arrayContaining([...symptoms]))
  })
})

describe('a fleet whose metrics are in Thanos', () => {
  test('that is well has no finding, and everything is asked', async () => {
    const { headlines, unasked } = await examined(CHECKS, thanosFleet())
    expect(headlines).toEqual([])
    expect(unasked).toEqual([])
  })

  test('whose Receives are away has one headline', async () => {
    const away = without(
      'Pod monitoring/thanos-receive-0',
      'EndpointSlice monitoring/thanos-receive-write-abcde',
    )
    const { headlines } = await examined(CHECKS, thanosFleet(away, { ...STORES, receive: [] }))
    expect(headlines.map(({ check, subject }) => [check, subject])).toEqual([
      ['push-taken', 'Service monitoring/thanos-receive-write'],
    ])
  })

  test('whose Store Gateway Query does not reach has one headline', async () => {
    const { headlines } = await examined(CHECKS, thanosFleet(undefined, { ...STORES, store: [] }))
    expect(headlines.map(({ check, subject }) => [check, subject])).toEqual([
      ['store-reached', 'StatefulSet monitoring/thanos-store'],
    ])
  })
})

test('a cluster that cannot be reached is not asked, and the other one is', async () => {
  const played = fleetWith({
    hub: changed('Kustomization flux-system/telemetry', (layer: { spec: object }) => ({
      ...layer,
      spec: { ...layer.spec, suspend: true },
    })),
  })
  const { headlines, unasked } = await examined(CHECKS, {
    ...played,
    clusters: { ...played.clusters, spoke: { obstacle: 'unreachable' } },
  })
  expect(headlines.map(({ check }) => check)).toEqual(['flux-not-suspended'])
  expect(new Set(unasked.map(({ cluster }) => cluster))).toEqual(new Set(['spoke']))
  expect(unasked.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['flux-applied', 'push-arrives', 'push-address']),
  )
})

describe('two faults at once', () => {
  test('give two headlines', async () => {
    const found = await errorsIn({
      hub: without('Pod monitoring/loki-x'),
      spoke: logging(logOf(metricsAnswered(404, 'remote write receiver needs to be enabled'))),
    })
    expect(found.map(({ check }) => check)).toEqual(['workload-ready', 'push-arrives'])
  })
})

import { sampleCluster, sampleFleet, sampleNode } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries, upOf, type MadeSeries } from '../../testing/stored.ts'
import { jobArrives } from './job-arrives.ts'

const fleet = sampleFleet({
  clusters: {
    hub: sampleCluster(1),
    spoke: sampleCluster(2, { nodes: { 'node-2': sampleNode(2), 'node-3': sampleNode(3) } }),
  },
})

const found = (ended: (labels: MadeSeries['labels']) => boolean, ago = 600) =>
  foundBy(jobArrives, {
    fleet,
    prometheus: {
      evaluate: overSeries(...upOf(fleet).map((one) => (ended(one.labels) ? { ...one, until: ago } : one))),
    },
  })

test('an ordinary fleet gives no finding', async () => {
  expect(
    await foundBy(jobArrives, { prometheus: { evaluate: ordinaryStores(sampleFleet()).prometheus } }),
  ).toEqual([])
  expect(await found(() => false)).toEqual([])
})

test('a gap as short as a restart of the collector is none', async () => {
  expect(await found(({ cluster }) => cluster === 'spoke', 60)).toEqual([])
})

describe('what sends nothing is found once', () => {
  test('a cluster, with when it last sent', async () => {
    const findings = await found(({ cluster }) => cluster === 'spoke')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ severity: 'error', cluster: 'spoke', subject: 'cluster spoke' })
    expect(findings[0]?.message).toBe('no sample of spoke arrives: the last one 10m ago')
    expect(findings[0]?.fix).toBe(
      'kubectl --context cluster-2 --namespace monitoring logs daemonset/otel-collector --tail=30',
    )
  })

  test('a cluster that never sent anything', async () => {
    const [silent] = await foundBy(jobArrives, { fleet, prometheus: { evaluate: overSeries() } })
    expect(silent?.message).toBe('no sample of hub arrives: none within a day')
  })

  test('one job', async () => {
    const [silent, ...others] = await found(
      ({ cluster, job }) => cluster === 'spoke' && job === 'kube-state-metrics',
      7 * 3600,
    )
    expect(others).toEqual([])
    expect(silent).toMatchObject({ cluster: 'spoke', subject: 'job kube-state-metrics' })
    expect(silent?.message).toBe('no sample of the job kube-state-metrics arrives: the last one 7h ago')
    expect(silent?.fix).toContain('deployment/otel-collector-cluster')
  })

  test('a collector that scrapes several jobs', async () => {
    const [silent, ...others] = await found(
      ({ cluster, instance }) => cluster === 'spoke' && instance === 'once',
    )
    expect(others).toEqual([])
    expect(silent?.subject).toBe('Deployment monitoring/otel-collector-cluster')
  })

  test('one node of several', async () => {
    const [silent, ...others] = await found(({ instance = '' }) => /^10\.0\.0\.4:|^node-3$/.test(instance))
    expect(others).toEqual([])
    expect(silent).toMatchObject({ cluster: 'spoke', subject: 'node node-3' })
    expect(silent?.message).toBe(
      'no sample of node-exporter, kubelet and otel-collector arrives from the node node-3',
    )
  })
})

test('nodes that are scraped under other addresses are not missed', async () => {
  const evaluate = overSeries(
    ...upOf(fleet).map((one) => ({
      ...one,
      labels: { ...one.labels, instance: `other-${one.labels['instance']}` },
    })),
  )
  expect(await foundBy(jobArrives, { fleet, prometheus: { evaluate } })).toEqual([])
})

test('without Prometheus nothing is said', async () => {
  const { headlines, unasked } = await examined(jobArrives, { prometheus: { isUnreachable: true } })
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'job-arrives', obstacle: 'unreachable' }])
})

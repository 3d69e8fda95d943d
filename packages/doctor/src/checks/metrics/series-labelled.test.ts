import { sampleFleet } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { examined, foundBy } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries, upOf, type MadeSeries } from '../../testing/stored.ts'
import { jobArrives } from './job-arrives.ts'
import { seriesLabelled } from './series-labelled.ts'

const fleet = sampleFleet()

/** The series of the fleet, some with another label `cluster`. */
const relabelled = (label: string, isChosen: (labels: MadeSeries['labels']) => boolean) => ({
  evaluate: overSeries(
    ...upOf(fleet).map((one) =>
      isChosen(one.labels) ? { ...one, labels: { ...one.labels, cluster: label } } : one,
    ),
  ),
})

const prometheusObject = (scrapeClasses: readonly object[]) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'kube-prometheus-stack-prometheus', namespace: 'monitoring' },
  spec: { scrapeClasses },
})

test('an ordinary fleet gives no finding', async () => {
  expect(
    await foundBy(seriesLabelled, { prometheus: { evaluate: ordinaryStores(fleet).prometheus } }),
  ).toEqual([])
  expect(await foundBy(seriesLabelled, { prometheus: relabelled('', () => false) })).toEqual([])
})

test('a hub whose series have no cluster is one headline, and explains that it seems silent', async () => {
  const { headlines } = await examined([jobArrives, seriesLabelled], {
    prometheus: relabelled('', ({ cluster }) => cluster === 'hub'),
  })
  expect(headlines).toHaveLength(1)
  expect(headlines[0]).toMatchObject({
    check: 'series-labelled',
    severity: 'error',
    cluster: 'hub',
    symptoms: [{ check: 'job-arrives', cluster: 'hub' }],
  })
  expect(headlines[0]?.cause).toMatch(/^No default scrape class sets `cluster`, or they are in/)
  expect(headlines[0]?.fix).toBe(
    'flux reconcile helmrelease kube-prometheus-stack --namespace monitoring --force --context cluster-1',
  )
})

test('one job without a cluster explains only itself', async () => {
  const { headlines } = await examined([jobArrives, seriesLabelled], {
    prometheus: relabelled('', ({ cluster, job }) => cluster === 'hub' && job === 'traefik'),
  })
  expect(headlines).toMatchObject([
    { check: 'series-labelled', symptoms: [{ check: 'job-arrives', subject: 'job traefik' }] },
  ])
})

test.each([
  [[], /^No default scrape class sets `cluster`\./],
  [[{ name: 'own', relabelings: [{ targetLabel: 'cluster' }] }], /^No default scrape class/],
  [[{ name: 'own', default: true, relabelings: [{ targetLabel: 'cluster' }] }], /does not reach them/],
])('with the scrape classes %j the cause is %s', async (classes, cause) => {
  const [found] = await foundBy(seriesLabelled, {
    clusters: { hub: { objects: [prometheusObject(classes)] } },
    prometheus: relabelled('', ({ cluster, job }) => cluster === 'hub' && job === 'traefik'),
  })
  expect(found?.cause).toMatch(cause)
  expect(found?.evidence[1]?.seen).toBe(JSON.stringify(classes))
})

test('a spoke that pushes under another name is found by its nodes', async () => {
  const { headlines } = await examined([jobArrives, seriesLabelled], {
    prometheus: relabelled('cloud', ({ cluster }) => cluster === 'spoke'),
  })
  expect(headlines).toHaveLength(1)
  expect(headlines[0]).toMatchObject({ check: 'series-labelled', severity: 'error', cluster: 'spoke' })
  expect(headlines[0]?.message).toMatch(/arrive as those of a cluster cloud$/)
  expect(headlines[0]?.fix).toMatch(/--context cluster-2$/)
})

test('a cluster that the inventory does not have is a warning', async () => {
  const [found] = await foundBy(seriesLabelled, {
    prometheus: {
      evaluate: overSeries({ name: 'up', labels: { cluster: 'old', job: 'traefik', instance: 'x:1' } }),
    },
  })
  expect(found).toMatchObject({ severity: 'warning', subject: 'cluster old' })
})

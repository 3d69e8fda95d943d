import { sampleFleet } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { foundBy } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries } from '../../testing/stored.ts'
import { seriesInBudget } from './series-in-budget.ts'

const samples = (cluster: string, job: string, value: number) => ({
  name: 'scrape_samples_post_metric_relabeling',
  labels: { cluster, job, instance: job },
  value,
})

test('an ordinary fleet gives no finding', async () => {
  const { prometheus } = ordinaryStores(sampleFleet())
  expect(await foundBy(seriesInBudget, { prometheus: { evaluate: prometheus } })).toEqual([])
})

test('a cluster over its budget is a warning that names the largest job', async () => {
  const [found, ...others] = await foundBy(seriesInBudget, {
    prometheus: {
      evaluate: overSeries(
        samples('spoke', 'kube-state-metrics', 9000),
        samples('spoke', 'kubelet', 1001),
        samples('hub', 'kubelet', 10_000),
      ),
    },
  })
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'warning',
    cluster: 'spoke',
    message: 'spoke has 10001 series, and its budget is 10000',
    evidence: [{ seen: '10001, most of them kube-state-metrics with 9000 and kubelet with 1001' }],
  })
})

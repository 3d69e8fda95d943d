import { sampleFleet, sampleThanos } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries, type MadeSeries } from '../../testing/stored.ts'
import { targetUp } from './target-up.ts'

const target = (cluster: string, value: MadeSeries['value'], duration = 0.01): readonly MadeSeries[] => {
  const labels = { cluster, job: 'traefik', instance: 'traefik-metrics.kube-system.svc:9100' }
  return [
    { name: 'up', labels, ...(value !== undefined && { value }) },
    { name: 'scrape_duration_seconds', labels, value: duration },
  ]
}

const foundWith = (...series: readonly MadeSeries[]) =>
  foundBy(targetUp, { prometheus: { evaluate: overSeries(...series) } })

test('an ordinary fleet gives no finding', async () => {
  const { prometheus } = ordinaryStores(sampleFleet())
  expect(await foundBy(targetUp, { prometheus: { evaluate: prometheus } })).toEqual([])
})

test('a target that is down is found, with its job and address', async () => {
  const [down, ...others] = await foundWith(...target('spoke', 0), ...target('hub', 1))
  expect(others).toEqual([])
  expect(down).toMatchObject({ severity: 'error', cluster: 'spoke', subject: 'job traefik' })
  expect(down?.message).toBe(
    'a target of the job traefik cannot be scraped: traefik-metrics.kube-system.svc:9100',
  )
  expect(down?.cause).toMatch(/fails at once/)
  expect(down?.fix).toBe(
    'kubectl --context cluster-2 --namespace monitoring logs daemonset/otel-collector --tail=30',
  )
})

test('a target that lets a scrape wait has another cause than one that refuses it', async () => {
  const [down] = await foundWith(...target('spoke', 0, 10.001))
  expect(down?.cause).toMatch(/^Nothing answers within 10s: a NetworkPolicy/)
})

test.each([
  ['a minute ago', (ago: number) => (ago < 60 ? 0 : 1)],
  ['once', (ago: number) => (ago < 75 && ago > 45 ? 0 : 1)],
  ['until a minute ago', (ago: number) => (ago < 60 ? 1 : 0)],
])('one that was down %s is none', async (_, value) => {
  expect(await foundWith(...target('spoke', value))).toEqual([])
})

test('a target that is gone is none: it is not scraped', async () => {
  expect(await foundWith(...target('spoke', 0).map((one) => ({ ...one, until: 900 })))).toEqual([])
})

const REFUSED = {
  '/api/v1/targets?state=active': {
    activeTargets: [
      {
        labels: { job: 'traefik', instance: 'traefik-metrics.kube-system.svc:9100' },
        scrapeUrl: 'http://10.42.0.7:9100/metrics',
        lastError: 'dial tcp 10.42.0.7:9100: connect: connection refused',
      },
    ],
  },
}

const evaluate = overSeries(...target('hub', 0))

test.each<[string, PlayedFleet]>([
  ['Prometheus', { prometheus: { evaluate, data: REFUSED } }],
  [
    'the Prometheus beside Thanos',
    {
      fleet: sampleFleet(sampleThanos()),
      // Query has the samples, and no targets of its own.
      prometheus: { evaluate, data: { '/api/v1/targets?state=active': { activeTargets: [] } } },
      hubPrometheus: { data: REFUSED },
    },
  ],
])('on the hub %s says why', async (_, played) => {
  const [down] = await foundBy(targetUp, played)
  expect(down?.evidence.at(-1)).toEqual({
    asked: 'the last scrape of http://10.42.0.7:9100/metrics',
    seen: 'dial tcp 10.42.0.7:9100: connect: connection refused',
  })
  expect(down?.cause).toMatch(/^Nothing listens at its port/)
})

test('a target without a cluster is one of the hub', async () => {
  const [down] = await foundWith(
    ...target('', 0).map((one) => ({ ...one, labels: { job: 'own', instance: 'a:1' } })),
  )
  expect(down).toMatchObject({ cluster: 'hub', subject: 'job own' })
})

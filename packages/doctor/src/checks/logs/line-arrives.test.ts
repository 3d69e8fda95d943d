import { sampleFleet } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import type { KubernetesObject } from '../../live/cluster-api.ts'
import { examined, foundBy, NOW, type PlayedFleet } from '../../testing/played-fleet.ts'
import { ordinaryStores, overSeries, overStreams, type MadeStream } from '../../testing/stored.ts'
import { lineArrives } from './line-arrives.ts'

const stream = (cluster: string, namespace: string, more: Partial<MadeStream> = {}): MadeStream => ({
  labels: { cluster, k8s_namespace_name: namespace },
  ...more,
})

const BOTH = [stream('hub', 'apps'), stream('spoke', 'apps'), stream('spoke', 'kube-system')]

const pod = (name: string) =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'apps' },
    spec: { containers: [{ name: 'app' }] },
    status: { phase: 'Running' },
  }) satisfies KubernetesObject & { spec: object; status: object }

const LOG =
  '/api/v1/namespaces/apps/pods/app-1/log?container=app&sinceSeconds=900&timestamps=true&limitBytes=4096'

/** The namespace `apps` of the spoke, silent for half an hour in Loki, with what the kubelet has of it. */
const silentApps = (log: string, more: Partial<PlayedFleet['clusters']> = {}): PlayedFleet => ({
  clusters: { spoke: { objects: [pod('app-1')], texts: { [LOG]: log } }, ...more },
  loki: {
    evaluate: overStreams(
      stream('hub', 'apps'),
      stream('spoke', 'apps', { until: 1200 }),
      stream('spoke', 'kube-system'),
    ),
  },
})

const lineOf = (ago: number): string => `${new Date(NOW - ago * 1000).toISOString()} a line`

test('an ordinary fleet gives no finding', async () => {
  const { prometheus, loki } = ordinaryStores(sampleFleet())
  const played = { prometheus: { evaluate: prometheus }, loki: { evaluate: loki } }
  expect(await foundBy(lineArrives, played)).toEqual([])
  expect(await foundBy(lineArrives, { loki: { evaluate: overStreams(...BOTH) } })).toEqual([])
})

const silentSpoke = (counters: Readonly<Record<string, number>>): PlayedFleet => ({
  loki: { evaluate: overStreams(stream('hub', 'apps'), stream('spoke', 'apps', { until: 1200 })) },
  prometheus: {
    evaluate: overSeries(
      ...Object.entries(counters).map(([name, perSecond]) => ({
        name,
        labels: { cluster: 'spoke', job: 'otel-collector', instance: 'node-2' },
        value: (ago: number) => (86_400 - ago) * perSecond,
      })),
    ),
  },
})

const READ = 'otelcol_receiver_accepted_log_records'
const SENT = 'otelcol_exporter_sent_log_records'

test('a silent cluster is one finding, with what was there before', async () => {
  const [silent, ...others] = await foundBy(lineArrives, silentSpoke({}))
  expect(others).toEqual([])
  expect(silent).toMatchObject({
    severity: 'error',
    cluster: 'spoke',
    subject: 'cluster spoke',
    message: 'no line of spoke arrived within 15m',
  })
  expect(silent?.evidence[1]?.seen).toBe('100 lines of spoke')
  expect(silent?.fix).toBe(
    'kubectl --context cluster-2 --namespace monitoring logs daemonset/otel-collector --tail=30',
  )
})

test.each([
  ['say nothing', {}, /do not run, or nothing that they send/],
  ['read nothing', { [READ]: 0 }, /read no line/],
  ['deliver nothing', { [READ]: 2 }, /read lines and deliver none/],
  ['deliver lines', { [READ]: 2, [SENT]: 2 }, /Loki takes lines/],
])('its cause is another where its collectors %s', async (_, counters, cause) => {
  const [silent] = await foundBy(lineArrives, silentSpoke(counters))
  expect(silent?.cause).toMatch(cause)
})

test('a namespace whose pods write lines that Loki does not have is found', async () => {
  const [lost, ...others] = await foundBy(lineArrives, silentApps(lineOf(600)))
  expect(others).toEqual([])
  expect(lost).toMatchObject({ cluster: 'spoke', subject: 'namespace apps' })
  expect(lost?.evidence[1]).toEqual({
    asked: 'the log of Pod apps/app-1, container app',
    seen: `a line of ${new Date(NOW - 600_000).toISOString()}`,
  })
})

test.each([
  ['has nothing to say', ''],
  ['wrote its first line a moment ago', lineOf(30)],
])('a namespace that %s is none', async (_, log) => {
  expect(await foundBy(lineArrives, silentApps(log))).toEqual([])
})

test('where logs cannot be read, nothing is said of a quiet namespace', async () => {
  const { unasked, headlines } = await examined(
    lineArrives,
    silentApps('', { spoke: { objects: [pod('app-1')], forbidden: ['/log'] } }),
  )
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'line-arrives', cluster: 'spoke', obstacle: 'forbidden' }])
})

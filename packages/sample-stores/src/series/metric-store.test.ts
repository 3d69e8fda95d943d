import { sampleTelemetry } from '@fleet/validation/sample-telemetry'
import { expect, test } from 'vitest'
import { NAME, omitted, signature, type Labels } from '../evaluation/labels.ts'
import { fixtureFleet, NOW } from '../testing/sample-world.ts'
import { worldOf } from '../world/world.ts'
import { metricStore } from './metric-store.ts'

const store = metricStore(worldOf(fixtureFleet(), NOW))
const { seriesOf } = sampleTelemetry()

type Derived = ReturnType<typeof seriesOf>[number]

/** What is wrong with the labels of a series, where it stands for one that the trees yield. */
const differences = (labels: Labels, { labels: derived }: Derived): readonly string[] => [
  ...Object.entries(labels).flatMap(([label, value]) => {
    const values = derived.get(label)
    if (!values) return [`has ${label}`]
    return values === 'any' || values.has(value) ? [] : [`${label} is ${value}`]
  }),
  ...[...derived].flatMap(([label, values]) =>
    values !== 'any' && values.size === 1 && !(label in labels) ? [`lacks ${label}`] : [],
  ),
]

/** What kube-state-metrics says of Flux’ objects stands in no catalogue. */
const isOfFlux = (metric: string): boolean => metric.startsWith('gotk_resource_')

test('every series has the labels that the scrape jobs of the trees give it', () => {
  // What rules record comes of no scrape.
  const names = store.names().filter((metric) => !isOfFlux(metric) && !metric.includes(':'))
  expect(names.length).toBeGreaterThan(1000)
  const strays = names.flatMap((metric) => {
    const derived = seriesOf(metric)
    return store.of(metric).flatMap(({ labels }) => {
      const found = derived.filter(
        ({ cluster, job }) => cluster === labels['cluster'] && job === labels['job'],
      )
      const best = found
        .map((one) => differences(omitted(labels, [NAME]), one))
        .toSorted((a, b) => a.length - b.length)[0]
      return best?.length === 0
        ? []
        : [`${metric} ${JSON.stringify(labels)}: ${best?.join() ?? 'no such job'}`]
    })
  })
  expect([...new Set(strays.map((stray) => stray.replace(/\{.*\}/, '')))]).toEqual([])
})

test('no two series have the same labels', () => {
  for (const metric of store.names()) {
    const all = store.of(metric).map(({ labels }) => signature(labels))
    expect(all.length, metric).toBe(new Set(all).size)
  }
})

/** The values of each series of a metric in the hour before now. */
const hourOf = (metric: string): readonly { labels: Labels; values: number[] }[] =>
  store.of(metric).map(({ labels, samples }) => ({
    labels,
    values: samples(NOW - 3600, NOW).values.filter((value) => value !== undefined),
  }))

test('counters never fall, and the crash-looping pod’s restarts rise', () => {
  const restarts = hourOf('kube_pod_container_status_restarts_total')
  for (const metric of [
    'node_cpu_seconds_total',
    'traefik_router_requests_total',
    'container_cpu_usage_seconds_total',
  ])
    for (const { values } of hourOf(metric)) expect(values).toEqual(values.toSorted((a, b) => a - b))
  expect(restarts.filter(({ values }) => (values.at(-1) ?? 0) > (values[0] ?? 0))).toHaveLength(1)
})

test('buckets of a histogram are cumulative', () => {
  const requests = hourOf('traefik_router_request_duration_seconds_bucket')
  const histograms = Map.groupBy(requests, ({ labels }) => JSON.stringify(omitted(labels, ['le'])))
  for (const buckets of histograms.values()) {
    const counts = buckets.map(({ values }) => values.at(-1) ?? NaN)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  }
})

test('what belongs together fits together', () => {
  const last = (metric: string): Map<string, number> =>
    new Map(
      hourOf(metric).map(({ labels, values }) => [
        ['cluster', 'namespace', 'pod', 'container', 'instance', 'node'].map((label) => labels[label]).join(),
        values.at(-1) ?? NaN,
      ]),
    )
  const total = last('node_memory_MemTotal_bytes')
  for (const [machine, available] of last('node_memory_MemAvailable_bytes')) {
    expect(available).toBeGreaterThan(0)
    expect(available).toBeLessThan(total.get(machine) ?? NaN)
  }
})

test('a Kustomization that fails keeps its revision, and is not ready while the others are', () => {
  const states = store
    .of('gotk_resource_info')
    .flatMap(({ labels, samples }) => (samples(NOW - 60, NOW).values.at(-1) === 1 ? [labels] : []))
  const failing = states.filter(({ ready }) => ready === 'False')
  expect(failing).toMatchObject([
    { cluster: 'oracle-k3s', customresource_kind: 'Kustomization', name: 'workloads' },
  ])
  expect(failing[0]?.['revision']).not.toBe(failing[0]?.['attempted_revision'])
})

test('the same fleet and moment give the same series', () => {
  const again = metricStore(worldOf(fixtureFleet(), NOW))
  for (const metric of ['node_load1', 'kube_pod_info', 'up'])
    expect(again.of(metric).map(({ labels, samples }) => [labels, samples(NOW - 300, NOW)])).toEqual(
      store.of(metric).map(({ labels, samples }) => [labels, samples(NOW - 300, NOW)]),
    )
})

import { readFleet, type FleetInput } from '@fleet/model'
import { fleet as input } from '@fleet/validation/fixtures'
import { expect, test } from 'vitest'
import { sampleStores } from '../index.ts'
import { NOW } from '../testing/sample-world.ts'

/** How many series of a fleet a query finds. */
const countOf = (query: string, traces?: FleetInput['hub']['traces']): number => {
  const read = readFleet({
    ...input,
    hub: { ...input.hub, ...(traces && { traces }) },
    versions: { ...input.versions, images: { ...input.versions.images, jaeger: 'example.org/jaeger:2' } },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  const { prometheus } = sampleStores(read.fleet, () => NOW * 1000)
  const { body } = prometheus('query', new URLSearchParams({ query, time: String(NOW) }))
  return (body as { readonly data: { readonly result: readonly unknown[] } }).data.result.length
}

const REQUESTS =
  'sum by (service_name) (rate(traces_span_metrics_calls_total{span_kind="SPAN_KIND_SERVER"}[5m])) > 0'
const SLOWEST =
  'histogram_quantile(0.95, sum by (cluster, le) (rate(traces_span_metrics_duration_seconds_bucket[5m]))) > 0'

test('a sample store has requests and durations of the services of a fleet that counts them', () => {
  expect(countOf(REQUESTS, { spanMetrics: {} })).toBeGreaterThan(2)
  expect(countOf(SLOWEST, { spanMetrics: {} })).toBeGreaterThan(0)
})

test('a sample store has none of a fleet that counts nothing', () => {
  expect(countOf(REQUESTS, {})).toBe(0)
  expect(countOf(SLOWEST)).toBe(0)
})

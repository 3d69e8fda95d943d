import { readFleet } from '@fleet/model'
import { fleet as input } from '@fleet/validation/fixtures'
import { expect, test } from 'vitest'
import { sampleStores } from '../index.ts'
import { NOW } from '../testing/sample-world.ts'

const URL_OF_SITE = 'https://site.example/'

const stores = () => {
  const [hub, ...spokes] = Object.entries(input.clusters)
  const clusters = Object.fromEntries([
    [hub?.[0], { ...hub?.[1], probes: { site: URL_OF_SITE } }],
    ...spokes,
  ]) as typeof input.clusters
  const read = readFleet({ ...input, clusters })
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return sampleStores(read.fleet, () => NOW * 1000)
}

test.each([
  ['probe_success == 1', 1],
  ['probe_http_status_code == 200', 1],
  ['probe_http_duration_seconds > 0', 5],
  ['probe_ssl_earliest_cert_expiry - time() > 29 * 86400', 1],
])('a sample store has %s of each URL that a fleet asks', (query, count) => {
  const { body } = stores().prometheus('query', new URLSearchParams({ query, time: String(NOW) }))
  const { data } = body as { readonly data: { readonly result: readonly unknown[] } }
  expect(data.result).toHaveLength(count)
})

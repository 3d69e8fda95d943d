import { readFleet } from '@fleet/model'
import { sampleCluster, sampleDatabase, sampleFleetInput } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { sampleStores } from '../index.ts'
import { NOW } from '../testing/sample-world.ts'

const input = sampleFleetInput({
  clusters: {
    hub: sampleCluster(1),
    spoke: sampleCluster(2, sampleDatabase()),
  },
})

const stores = () => {
  const read = readFleet(input)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return sampleStores(read.fleet, () => NOW * 1000)
}

const OF_BOOKS = 'cluster="spoke", namespace="apps", instance="books.apps.svc:5432"'

test.each([
  [`pg_up{${OF_BOOKS}} == 1`, 1],
  [`rate(pg_stat_database_xact_commit{${OF_BOOKS}, datname="books"}[5m]) > 0`, 1],
  [`pg_database_size_bytes{${OF_BOOKS}} > 0`, 2],
  ['pg_up{cluster="hub"}', 0],
])('a sample store has %s of each database that has an exporter', (query, count) => {
  const { body } = stores().prometheus('query', new URLSearchParams({ query, time: String(NOW) }))
  const { data } = body as { readonly data: { readonly result: readonly unknown[] } }
  expect(data.result).toHaveLength(count)
})

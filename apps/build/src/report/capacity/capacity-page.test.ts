import { join } from 'node:path'
import { ASSUMPTIONS, capacityOf, readFleet, type Capacity } from '@fleet/model'
import { sampleCluster, sampleFleetInput } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { assumedValue } from './amounts.ts'
import { capacityText } from './capacity-text.ts'

/* The page docs/capacity.md: `vitest run apps/build/src/report/capacity --update` writes it. */

const PAGE = join(import.meta.dirname, '../../../../../docs/capacity.md')

type Input = ReturnType<typeof sampleFleetInput>

/** A fleet of so many clusters of one node that states nothing it need not; its hub has three nodes where it has other stores. */
const fleetOf = (count: number, hub: Partial<Input['hub']> = {}, images: object = {}): Capacity => {
  const { versions, gitops } = sampleFleetInput()
  const clusters = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      index === 0 ? 'hub' : `spoke-${index}`,
      sampleCluster(index + 1),
    ]),
  )
  const read = readFleet({
    clusters: {
      ...clusters,
      hub: { ...sampleCluster(1), nodes: nodesOf(Object.keys(hub).length === 0 ? 1 : 3) },
    },
    hub: { cluster: 'hub', node: 'node-1', ...hub },
    versions: { ...versions, images: { ...versions.images, ...images } },
    gitops,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return capacityOf(read.fleet)
}

const nodesOf = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `node-${index + 1}`,
      { address: `10.200.0.${index + 1}`, tailnetAddress: `100.90.0.${index + 1}` },
    ]),
  )

const large = () =>
  fleetOf(
    200,
    {
      prometheus: { seriesBudget: 10_000 },
      metrics: { store: 'thanos', objectStorage: { endpoint: 'https://s3.example.org', bucket: 'metrics' } },
      logs: { store: 'victoria-logs', mode: 'cluster' },
    },
    {
      thanos: 'registry.example/thanos:v0.42.4',
      victoriaLogs: 'registry.example/victoria-logs:v1.52.1',
      nginx: 'registry.example/nginx:1.31',
    },
  )

const fleets = () =>
  [
    ['2 clusters, as they are by default', fleetOf(2)],
    ['20 clusters, as they are by default', fleetOf(20)],
    ['200 clusters, in Thanos and a cluster of VictoriaLogs on a hub of three nodes', large()],
  ] as const

const untilAssumed = (text: string): string => text.slice(0, text.indexOf('\nAssumed:')).trimEnd()

const pageText = (): string => {
  const tables = fleets().map(
    ([title, capacity]) => `## ${title}\n\n\`\`\`text\n${untilAssumed(capacityText(capacity))}\n\`\`\`\n`,
  )
  const assumed = Object.entries(ASSUMPTIONS).map(
    ([name, { about, source, ...assumption }]) =>
      `- \`${name}\`, ${assumedValue(assumption)}: ${about} Source: ${source}`,
  )
  return [
    '# What fleets of 2, 20 and 200 clusters need\n',
    'Generated, as `pnpm build --capacity` prints it. Each cluster has one node and the default budget. [How to read it](guides/capacity.md).\n',
    ...tables,
    '## Assumptions\n',
    ...assumed,
    '',
  ].join('\n')
}

test('the page shows what the program prints', async () => {
  await expect(pageText()).toMatchFileSnapshot(PAGE)
})

test('defaults that are computed have room for 200 clusters', () => {
  const computed = large().rows.filter(({ part, field }) => part.startsWith('Thanos') && field !== undefined)
  expect(computed.length).toBeGreaterThan(5)
  for (const { part, limit, share } of computed) expect(share, `${part}, ${limit}`).toBeLessThanOrEqual(75)
})

test('one Prometheus ends between ten and a hundred clusters', () => {
  const [end] = fleetOf(20).ends
  expect(end?.clusters).toBeGreaterThan(10)
  expect(end?.clusters).toBeLessThan(100)
})

import { scrapeTargets } from '@fleet/model'
import { describe, expect, test } from 'vitest'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { catalogueOf } from '../../catalog/metrics/index.ts'
import { treesAfter } from '../../testing/sample-trees.ts'
import { fleetView } from '../../tree/fleet-view.ts'
import { byDefault, expositionBy } from '../exporters/exporter.ts'
import { arrivingFrom } from '../series/scraped-targets.ts'
import { jobsOf } from './jobs-of.ts'

const textOf = (values: LabelValues = 'any'): string => (values === 'any' ? values : [...values].join('|'))

/** What each job of the sample trees turns out to scrape, by what the trees alone say. */
const scraped = fleetView(treesAfter()).clusters.flatMap((cluster) =>
  jobsOf(cluster).flatMap((job) =>
    arrivingFrom(job).map((labels, index) => ({
      cluster: cluster.name,
      maker: job.maker,
      job: textOf(labels.get('job')),
      exporter: job.targets[index]?.exposition?.exporter,
      path: job.path,
      scheme: job.scheme,
    })),
  ),
)

/** The clusters in whose trees a target is scraped as it says. */
const clustersOf = ({ job, exporter, path, scheme }: (typeof scrapeTargets)[number]): readonly string[] =>
  scraped
    .filter(
      (found) =>
        found.job === job && found.exporter === exporter && found.path === path && found.scheme === scheme,
    )
    .map(({ cluster }) => cluster)

describe.each(scrapeTargets.map((target) => [target.job + target.path, target] as const))(
  'the scrape target %s',
  (_, target) => {
    const isOnHubAlone = target.kind === 'node' && target.isOnHubAlone
    const everywhere = isOnHubAlone || target.kind === 'static' ? ['homelab'] : ['homelab', 'oracle-k3s']

    test('is found where it says, by the program that it names', () => {
      expect([...new Set(clustersOf(target))]).toEqual(everywhere)
    })

    test('has a catalogue with metrics of each of its prefixes', () => {
      const names = expositionBy({
        ...byDefault(target.exporter),
        parts: Object.keys(catalogueOf(target.exporter).parts),
      }).names()
      const unused = target.prefixes.filter((prefix) => !names.some((name) => name.startsWith(prefix)))
      expect(unused).toEqual([])
    })

    test('gives units to metrics of its own', () => {
      const { find } = expositionBy(byDefault(target.exporter))
      expect(Object.keys(target.units ?? {}).filter((metric) => find(metric) === undefined)).toEqual([])
    })
  },
)

test('nothing is scraped by a tree that is no scrape target', () => {
  const known = new Set(scrapeTargets.map(({ job, exporter, path }) => `${job} ${exporter} ${path}`))
  const strays = scraped
    .filter(({ maker }) => maker === 'tree')
    .map(({ job, exporter, path }) => `${job} ${exporter} ${path}`)
    .filter((found) => !known.has(found))
  expect(strays).toEqual([])
})

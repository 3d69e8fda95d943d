import { suggestion } from '@fleet/model/suggestion'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { Exposition } from '../../catalog/metrics/catalogue.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { seriesOfJob } from '../../telemetry/series/series-of-job.ts'
import { rulesIn, type ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireSameMetrics: Rule = {
  id: 'require-same-metrics',
  stage: 'meaning',
  summary:
    'Every cluster keeps the same metrics of an exporter, under the same names, relabelled in the same way.',
  rationale:
    'The remote write of one cluster added suffixes, so that each counter had two names, and every panel showed one cluster or the other.',
  example: {
    refused: 'prometheus_remote_write:\n  translation_strategy: UnderscoreEscapingWithSuffixes',
    accepted: 'prometheus_remote_write:\n  translation_strategy: UnderscoreEscapingWithoutSuffixes',
  },
  fix: 'Give the exporters of all clusters the same parts, and their scrapes the same lists of what is kept.',
  check: ({ identical }) =>
    [...Map.groupBy(identical.flatMap(comparedIn), ({ job }) => exporterOf(job)).values()].flatMap(checked),
}

interface Compared {
  readonly job: ScrapeJob
  /** The same job in each cluster whose tree is identical. */
  readonly everywhere: () => readonly ScrapeJob[]
  readonly clusters: number
}

const comparedIn = (clusters: readonly ClusterView[]): Compared[] =>
  clusters.slice(0, 1).flatMap((first) =>
    jobsOf(first).flatMap((job, index) =>
      isCompared(job)
        ? [
            {
              job,
              everywhere: () => clusters.flatMap((cluster) => jobsOf(cluster)[index] ?? []),
              clusters: clusters.length,
            },
          ]
        : [],
    ),
  )

const exporterOf = ({ targets }: ScrapeJob): string | undefined => targets[0]?.exposition?.exporter

/** What runs on machines outside the clusters is nobody's here to configure. */
const isCompared = ({ targets }: ScrapeJob): boolean =>
  targets.some(({ exposition, isOutside }) => exposition && !isOutside)

/** What comes along with one way of scraping alone. */
const isOwn = (name: string): boolean => !/^(?:target_info|up|scrape_\w+)$/.test(name)

const rulesText = (job: ScrapeJob | undefined): string =>
  JSON.stringify(rulesIn(job?.metricRelabelling ?? []))

/** The same exporter with the same parts, its names kept by the same rules and left as they are: nothing has to be worked out. */
const givesTheSame = (one: ScrapeJob, other: ScrapeJob): boolean =>
  one === other ||
  (!one.forward?.rename &&
    !other.forward?.rename &&
    rulesText(one) === rulesText(other) &&
    (shareExpositions(one, other) || namesText(one) === namesText(other)))

const shareExpositions = (one: ScrapeJob, other: ScrapeJob): boolean => {
  const [own, others] = [expositionsOf(one), expositionsOf(other)]
  return own.length === others.length && own.every((exposition) => others.includes(exposition))
}

/** Targets that run the same parts of an exporter share its exposition. */
const expositionsOf = ({ targets }: ScrapeJob): readonly (Exposition | undefined)[] => [
  ...new Set(targets.map(({ exposition }) => exposition)),
]

const namesText = (job: ScrapeJob): string =>
  expositionsOf(job)
    .map((exposition) => exposition?.names().join(' '))
    .join('\n')

const checked = (compared: readonly Compared[]): Violation[] => {
  const [first] = compared
  if (!first || compared.every(({ job }) => givesTheSame(job, first.job))) return []
  const read = compared.map(({ job, ...rest }) => ({
    ...rest,
    job,
    names: seriesOfJob(job).names().filter(isOwn).toSorted(),
    rules: rulesText(job),
  }))
  const kinds = [...Map.groupBy(read, ({ names, rules }) => `${rules} ${names.join(' ')}`).values()]
  const [usual, ...others] = kinds.toSorted((one, other) => clustersOf(other) - clustersOf(one))
  const like = usual?.[0]
  if (!like) return []
  return others.flat().flatMap(({ names, everywhere }) => {
    const missing = like.names.filter((name) => !names.includes(name))
    const added = names.filter((name) => !like.names.includes(name))
    return everywhere().map((job) => ({
      location: job.location(),
      related: [like.job.location()],
      message: `${job.owner} (${job.cluster.name}) ${difference(missing, added)} of ${exporterOf(job)}, unlike ${like.job.owner} (${like.job.cluster.name})`,
      impact: 'a panel that asks for one of them shows some of the clusters only',
      fix: fixOf(missing, added),
    }))
  })
}

const clustersOf = (compared: readonly Compared[]): number =>
  compared.reduce((sum, { clusters }) => sum + clusters, 0)

const difference = (missing: readonly string[], added: readonly string[]): string =>
  [
    ...(missing.length > 0 ? [`does not yield ${listed(missing)}`] : []),
    ...(added.length > 0 ? [`yields ${listed(added)}`] : []),
  ].join(' and ') || 'relabels the metrics'

const MOST = 3

const listed = (names: readonly string[]): string =>
  names.length > MOST
    ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`
    : names.join(', ')

const fixOf = ([missing]: readonly string[], added: readonly string[]): string =>
  missing !== undefined && added.length > 0
    ? suggestion(missing, added)
    : 'give both the same arguments, relabelling and translation'

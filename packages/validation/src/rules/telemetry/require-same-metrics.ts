import { suggestion } from '@fleet/model/suggestion'
import type { Exposition } from '../../catalog/metrics/catalogue.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { rulesIn, type ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { seriesOfJob } from '../../telemetry/series/series-of-job.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireSameMetrics: Rule = {
  id: 'require-same-metrics',
  stage: 'meaning',
  severity: 'warning',
  summary:
    'Every cluster keeps the same metrics of an exporter, with the same names and the same relabelling.',
  rationale:
    'The remote write of one cluster added suffixes. Each counter had two names, and every panel showed one cluster or the other.',
  fix: 'Set the same arguments for the exporter in all clusters, and the same relabelling for its scrapes.',
  needs: 'cluster-label',
  check: ({ identical }, report) => {
    const compared = identical.flatMap(comparedIn)
    for (const ofExporter of Map.groupBy(compared, ({ job }) => exporterOf(job)).values())
      compareJobs(ofExporter, report)
  },
}

/** A job of clusters whose trees are identical. */
interface Compared {
  readonly job: ScrapeJob
  /** The same job in each of these clusters. */
  readonly everywhere: () => readonly ScrapeJob[]
  readonly clusters: number
}

const comparedIn = (clusters: readonly ClusterView[]): Compared[] => {
  const [first] = clusters
  const jobs = first ? jobsOf(first) : []
  return [...jobs.entries()]
    .filter(([, job]) => isCompared(job))
    .map(([index, job]) => ({
      job,
      everywhere: () => clusters.flatMap((cluster) => jobsOf(cluster)[index] ?? []),
      clusters: clusters.length,
    }))
}

const exporterOf = ({ targets }: ScrapeJob): string | undefined => targets[0]?.exposition?.exporter

/** No tree configures the exporters on machines outside the clusters. */
const isCompared = ({ targets }: ScrapeJob): boolean =>
  targets.some(({ exposition, isOutside }) => exposition && !isOutside)

/** The other names come from one way of scraping only. */
const isOwn = (name: string): boolean => !/^(?:target_info|up|scrape_\w+)$/.test(name)

const rulesText = (job: ScrapeJob | undefined): string =>
  JSON.stringify(rulesIn(job?.metricRelabelling ?? []))

/**
 * Whether two jobs evidently yield the same names: of the same parts of an exporter, with the same relabelling, and not
 * renamed. Then nothing needs to be computed.
 */
const yieldTheSame = (one: ScrapeJob, other: ScrapeJob): boolean =>
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

const compareJobs = (compared: readonly Compared[], report: Report): void => {
  const [first] = compared
  if (!first || compared.every(({ job }) => yieldTheSame(job, first.job))) return
  const read = compared.map((one) => ({
    ...one,
    names: seriesOfJob(one.job).names().filter(isOwn).toSorted(),
    rules: rulesText(one.job),
  }))
  const kinds = [...Map.groupBy(read, ({ names, rules }) => `${rules} ${names.join(' ')}`).values()]
  const [usual, ...others] = kinds.toSorted((one, other) => clustersOf(other) - clustersOf(one))
  const like = usual?.[0]
  if (!like) return
  for (const { names, everywhere } of others.flat()) {
    const missing = like.names.filter((name) => !names.includes(name))
    const added = names.filter((name) => !like.names.includes(name))
    for (const job of everywhere())
      report({
        location: job.location(),
        related: [like.job.location()],
        message: `${job.owner} (${job.cluster.name}) ${difference(missing, added)} of ${exporterOf(job)}, unlike ${like.job.owner} (${like.job.cluster.name})`,
        impact: 'a panel of these metrics shows some of the clusters only',
        fix: fixOf(missing, added),
      })
  }
}

const clustersOf = (compared: readonly Compared[]): number =>
  compared.reduce((sum, { clusters }) => sum + clusters, 0)

const difference = (missing: readonly string[], added: readonly string[]): string =>
  [
    ...(missing.length > 0 ? [`does not yield ${listed(missing)}`] : []),
    ...(added.length > 0 ? [`yields ${listed(added)}`] : []),
  ].join(' and ') || 'has another relabelling of the metrics'

const MOST = 3

const listed = (names: readonly string[]): string =>
  names.length > MOST
    ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more`
    : names.join(', ')

const fixOf = ([missing]: readonly string[], added: readonly string[]): string =>
  missing !== undefined && added.length > 0
    ? suggestion(missing, added)
    : 'set the same arguments, relabelling and translation in both'

import { suggestion } from '@fleet/model/suggestion'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { Exposition } from '../../catalog/metrics/catalogue.ts'
import { seriesOfJobs } from '../../telemetry/series/alike-jobs.ts'
import { rulesIn, type ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
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
  check: ({ clusters }, report) => {
    const jobs = clusters.flatMap(jobsOf).filter(isCompared)
    const series = seriesOfJobs(jobs)
    const named = jobs.map((job, index) => ({ job, names: series[index]?.names ?? NONE }))
    for (const ofExporter of Map.groupBy(named, ({ job }) => exporterOf(job)).values())
      compareJobs(ofExporter, report)
  },
}

interface Named {
  readonly job: ScrapeJob
  /** The same function for jobs that are alike. */
  readonly names: () => readonly string[]
}

const NONE = (): readonly string[] => []

const exporterOf = ({ targets }: ScrapeJob): string | undefined => targets[0]?.exposition?.exporter

/** No tree configures the exporters on machines outside the clusters. */
const isCompared = ({ targets }: ScrapeJob): boolean =>
  targets.some(({ exposition, isOutside }) => exposition && !isOutside)

/** The other names come from one way of scraping only. */
const isOwn = (name: string): boolean => !/^(?:target_info|up|scrape_\w+)$/.test(name)

/** Jobs that are alike share the function of their names. */
const likenessOf = ({ names }: Named): (() => readonly string[]) => names

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

const compareJobs = (named: readonly Named[], report: Report): void => {
  const groups = [...Map.groupBy(named, likenessOf).values()]
  if (groups.every(([one]) => one && groups[0]?.[0] && yieldTheSame(one.job, groups[0][0].job))) return
  const identical = groups.map((found) => ({
    names: new Set(found[0]?.names().filter(isOwn)),
    rules: rulesText(found[0]?.job),
    found,
  }))
  const [usual, ...others] = identical.toSorted((one, other) => other.found.length - one.found.length)
  const like = usual?.found[0]?.job
  if (!usual || !like) return
  for (const { names, rules, found } of others) {
    const missing = [...usual.names].filter((name) => !names.has(name))
    const added = [...names].filter((name) => !usual.names.has(name))
    if (missing.length + added.length === 0 && rules === usual.rules) continue
    for (const { job } of found)
      report({
        location: job.location(),
        related: [like.location()],
        message: `${job.owner} (${job.cluster.name}) ${difference(missing, added)} of ${exporterOf(job)}, unlike ${like.owner} (${like.cluster.name})`,
        impact: 'a panel of these metrics shows some of the clusters only',
        fix: fixOf(missing, added),
      })
  }
}

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

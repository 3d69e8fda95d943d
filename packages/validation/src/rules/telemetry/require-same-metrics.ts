import { suggestion } from '@fleet/model/suggestion'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { Exposition } from '../../catalog/metrics/catalogue.ts'
import { seriesOfJobs } from '../../telemetry/series/alike-jobs.ts'
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
  check: ({ clusters }) => {
    const jobs = clusters.flatMap(jobsOf).filter(isCompared)
    const series = seriesOfJobs(jobs)
    const named = jobs.map((job, index) => ({ job, names: series[index]?.names ?? NONE }))
    return [...Map.groupBy(named, ({ job }) => exporterOf(job)).values()].flatMap(checked)
  },
}

interface Named {
  readonly job: ScrapeJob
  /** The same function for jobs that are alike. */
  readonly names: () => readonly string[]
}

const NONE = (): readonly string[] => []

const exporterOf = ({ targets }: ScrapeJob): string | undefined => targets[0]?.exposition?.exporter

/** What runs on machines outside the clusters is nobody's here to configure. */
const isCompared = ({ targets }: ScrapeJob): boolean =>
  targets.some(({ exposition, isOutside }) => exposition && !isOutside)

/** What comes along with one way of scraping alone. */
const isOwn = (name: string): boolean => !/^(?:target_info|up|scrape_\w+)$/.test(name)

/** Jobs that are alike share the function of their names. */
const likenessOf = ({ names }: Named): (() => readonly string[]) => names

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

const checked = (named: readonly Named[]): Violation[] => {
  const groups = [...Map.groupBy(named, likenessOf).values()]
  if (groups.every(([one]) => one && groups[0]?.[0] && givesTheSame(one.job, groups[0][0].job))) return []
  const alike = groups.map((found) => ({
    names: new Set(found[0]?.names().filter(isOwn)),
    rules: rulesText(found[0]?.job),
    found,
  }))
  const [usual, ...others] = alike.toSorted((one, other) => other.found.length - one.found.length)
  if (!usual) return []
  return others.flatMap(({ names, rules, found }) => {
    const missing = [...usual.names].filter((name) => !names.has(name))
    const added = [...names].filter((name) => !usual.names.has(name))
    if (missing.length + added.length === 0 && rules === usual.rules) return []
    const like = usual.found[0]?.job
    return found.map(({ job }) => ({
      location: job.location(),
      ...(like && { also: [like.location()] }),
      message: `${job.owner} (${job.cluster.name}) ${difference(missing, added)} of ${exporterOf(job)}, unlike ${like?.owner} (${like?.cluster.name})`,
      impact: 'a panel that asks for one of them shows some of the clusters only',
      fix: fixOf(missing, added),
    }))
  })
}

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

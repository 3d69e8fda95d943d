import { isProber } from '../../catalog/scrape-targets.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireScrapeInterval: Rule = {
  id: 'require-scrape-interval',
  ownSeverity: 'info',
  stage: 'meaning',
  severity: 'warning',
  summary: 'Every scrape of a known exporter states its interval, the same in every cluster.',
  rationale: 'A rate over less than four intervals has gaps, and a panel has one range for all clusters.',
  fix: 'Set the interval of the other clusters.',
  check: ({ clusters }, report) => {
    const jobs = clusters.flatMap(jobsOf).filter(isCompared)
    for (const ofExporter of Map.groupBy(jobs, exporterOf).values()) compareIntervals(ofExporter, report)
  },
}

const exporterOf = ({ targets }: ScrapeJob): string | undefined => targets[0]?.exposition?.exporter

/** How often a URL is asked is a decision about that URL. */
const isCompared = (job: ScrapeJob): boolean => {
  const exporter = exporterOf(job)
  return exporter !== undefined && !isProber(exporter)
}

/** A scrape of a chart's own, which no tree states, may keep the chart's interval. */
const isLeftToChart = ({ maker, isIntervalStated }: ScrapeJob): boolean =>
  maker === 'chart' && !isIntervalStated

/** In seconds. A wrong unit makes an interval a thousand times shorter. */
const SHORTEST = 1

const compareIntervals = (jobs: readonly ScrapeJob[], report: Report): void => {
  const [usual] = [...Map.groupBy(jobs, ({ interval }) => interval)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const isAlone = jobs.length === 1
  for (const job of jobs) {
    const location = job.location(...job.intervalKey)
    if (job.interval < SHORTEST) {
      report({
        location,
        message: `${job.owner} scrapes every ${job.interval} s`,
        impact: 'the exporter is overloaded, and the store fills',
        fix: 'write seconds, as 15s',
      })
      continue
    }
    if (job.isIntervalStated ? job.interval === usual?.[0] : isAlone && isLeftToChart(job)) continue
    const like = usual?.[1].find((other) => other !== job && other.interval !== job.interval)
    report({
      location,
      ...(like && { related: [like.location(...like.intervalKey)] }),
      message: job.isIntervalStated
        ? `${job.owner} scrapes ${exporterOf(job)} every ${job.interval} s, and ${like?.owner} (${like?.cluster.name}) every ${usual?.[0]} s`
        : `${job.owner} does not state its interval for ${exporterOf(job)}`,
      impact: 'the ranges of queries fit one interval only: other rates have gaps, or lag',
      fix: `set ${usual?.[0]}s in every cluster`,
    })
  }
}

import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireScrapeInterval: Rule = {
  id: 'require-scrape-interval',
  stage: 'meaning',
  summary: 'Each scrape of a known exporter states its interval, the same in every cluster.',
  rationale:
    'A rate over a range that is shorter than four intervals has holes, and a panel has one range for all clusters.',
  example: {
    refused: '- job_name: traefik\n  static_configs: [{targets: ["traefik-metrics.kube-system.svc:9100"]}]',
    accepted:
      '- job_name: traefik\n  scrape_interval: 15s\n  static_configs: [{targets: ["traefik-metrics.kube-system.svc:9100"]}]',
  },
  fix: 'State the interval that the other clusters have.',
  check: ({ clusters }) => {
    const jobs = clusters.flatMap(jobsOf).filter((job) => exporterOf(job) !== undefined)
    return [...Map.groupBy(jobs, exporterOf).values()].flatMap(checked)
  },
}

const exporterOf = ({ targets }: ScrapeJob): string | undefined => targets[0]?.exposition?.exporter

/** What a chart scrapes by itself, and no tree speaks of, may keep the chart's interval. */
const isLeftToChart = ({ maker, isIntervalStated }: ScrapeJob): boolean =>
  maker === 'chart' && !isIntervalStated

const checked = (jobs: readonly ScrapeJob[]): Violation[] => {
  const [usual] = [...Map.groupBy(jobs, ({ interval }) => interval)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const isAlone = jobs.length === 1
  return jobs.flatMap((job) => {
    if (job.interval < SHORTEST) return [tooOften(job)]
    if (job.isIntervalStated ? job.interval === usual?.[0] : isAlone && isLeftToChart(job)) return []
    const like = usual?.[1].find((other) => other !== job && other.interval !== job.interval)
    const at = job.location(...job.intervalKey)
    return [
      {
        location: at,
        ...(like && { related: [like.location(...like.intervalKey)] }),
        message: job.isIntervalStated
          ? `${job.owner} asks ${exporterOf(job)} every ${job.interval} s, and ${like?.owner} (${like?.cluster.name}) every ${usual?.[0]} s`
          : `${job.owner} does not state how often it asks ${exporterOf(job)}`,
        impact: 'the ranges of queries fit one interval only: elsewhere their rates have holes, or lag',
        fix: `state ${usual?.[0]}s in every cluster`,
      },
    ]
  })
}

/** In seconds: a unit that was misspelt asks a thousand times as often. */
const SHORTEST = 1

const tooOften = (job: ScrapeJob): Violation => ({
  location: job.location(...job.intervalKey),
  message: `${job.owner} asks every ${job.interval} s`,
  impact: 'the exporter does nothing but answer, and the store fills',
  fix: 'write seconds, as 15s',
})

import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { scrapedLabels } from '../../telemetry/series/scraped-targets.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireHonouredLabels: Rule = {
  id: 'require-honoured-labels',
  stage: 'meaning',
  summary: 'Where an exporter’s own label has the name of a label of its target, the exporter’s is kept.',
  rationale:
    'Traefik’s own label service became exported_service on the hub and stayed service elsewhere: every panel by service showed one cluster.',
  example: {
    refused: 'endpoints:\n  - port: metrics\n    interval: 15s',
    accepted: 'endpoints:\n  - port: metrics\n    interval: 15s\n    honorLabels: true',
  },
  fix: 'Set honorLabels, or honor_labels in Prometheus’ own words.',
  check: inEachCluster((cluster) =>
    jobsOf(cluster)
      .filter(({ maker, honorLabels }) => maker === 'tree' && !honorLabels)
      .flatMap(checked),
  ),
}

const checked = (job: ScrapeJob): Violation[] => {
  const ofTargets = scrapedLabels(job)
  const hidden = job.targets.flatMap(({ exposition }, index) =>
    (exposition?.labels() ?? []).filter((label) => ofTargets[index]?.has(label)),
  )
  return hidden.length === 0
    ? []
    : [
        {
          location: job.location('honorLabels'),
          message: `${job.owner} gives its targets ${[...new Set(hidden)].join(', ')}, which the exporter’s series have too`,
          impact: `theirs arrive as exported_${hidden[0]}, in this cluster only`,
          fix: 'let the exporter’s labels be honoured',
        },
      ]
}

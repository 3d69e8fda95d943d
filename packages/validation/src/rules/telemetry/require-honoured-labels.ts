import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { scrapedLabels } from '../../telemetry/series-of-job.ts'
import type { ScrapeJob } from '../../telemetry/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const requireHonouredLabels: Rule = {
  id: 'require-honoured-labels',
  stage: 'meaning',
  demands: 'Where an exporter’s own label has the name of a label of its target, the exporter’s is kept.',
  why: 'Traefik’s own label service became exported_service on the hub and stayed service elsewhere: every panel by service showed one cluster.',
  example: {
    refused: 'endpoints:\n  - port: metrics\n    interval: 15s',
    accepted: 'endpoints:\n  - port: metrics\n    interval: 15s\n    honorLabels: true',
  },
  mend: 'Set honorLabels, or honor_labels in Prometheus’ own words.',
  judge: inEachCluster((cluster) =>
    jobsOf(cluster)
      .filter(({ maker, honorLabels }) => maker === 'tree' && !honorLabels)
      .flatMap(judged),
  ),
}

const judged = (job: ScrapeJob): Breach[] => {
  const ofTargets = scrapedLabels(job)
  const hidden = job.targets.flatMap(({ exposition }, index) =>
    (exposition?.labels() ?? []).filter((label) => ofTargets[index]?.has(label)),
  )
  return hidden.length === 0
    ? []
    : [
        {
          at: job.spot('honorLabels'),
          what: `${job.owner} gives its targets ${[...new Set(hidden)].join(', ')}, which the exporter’s series have too`,
          consequence: `theirs arrive as exported_${hidden[0]}, in this cluster only`,
          mend: 'let the exporter’s labels be honoured',
        },
      ]
}

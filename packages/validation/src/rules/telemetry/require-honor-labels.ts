import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { scrapedLabels } from '../../telemetry/series/scraped-targets.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const requireHonorLabels: Rule = {
  id: 'require-honor-labels',
  ownSeverity: 'info',
  stage: 'meaning',
  summary: 'A scrape keeps the exporter’s own label where its target has a label of the same name.',
  rationale:
    'Traefik’s own label service became exported_service on the hub only. Every panel by service showed one cluster.',
  fix: 'Set honorLabels on the monitor, or honor_labels on the job.',
  check: inEachCluster((cluster, report) => {
    for (const job of jobsOf(cluster)) {
      if (job.maker !== 'tree' || job.honorLabels) continue
      const ofTargets = scrapedLabels(job)
      const hidden = job.targets.flatMap(({ exposition }, index) =>
        (exposition?.labels() ?? []).filter((label) => ofTargets[index]?.has(label)),
      )
      if (hidden.length === 0) continue
      report({
        location: job.location('honorLabels'),
        message: `${job.owner} sets ${[...new Set(hidden)].join(', ')} on its targets, and the exporter’s series have them, too`,
        impact: `the exporter’s label arrives as exported_${hidden[0]}, in this cluster only`,
        fix: 'set honorLabels: true',
      })
    }
  }),
}

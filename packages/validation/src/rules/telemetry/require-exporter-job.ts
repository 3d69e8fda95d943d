import { isProber, jobOfExporter } from '../../catalog/scrape-targets.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { arrivingFrom } from '../../telemetry/series/scraped-targets.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const requireExporterJob: Rule = {
  id: 'require-exporter-job',
  ownSeverity: 'info',
  stage: 'meaning',
  summary: 'The label job of an exporter’s series is the exporter’s name, or begins with it.',
  rationale:
    'Dashboards and alerts select by job. Under a second name one cluster is missing from half of the panels, and no query fails.',
  fix: 'Name the job after the exporter, or set the label by a relabelling. Set no service.namespace and no service.name in a metrics pipeline: they rename every job.',
  needs: 'cluster-label',
  check: inEachCluster((cluster, report) => {
    for (const job of jobsOf(cluster)) if (job.maker === 'tree') checkNames(job, report)
  }),
}

const checkNames = (job: ScrapeJob, report: Report): void => {
  for (const [index, labels] of arrivingFrom(job).entries()) {
    const exporter = job.targets[index]?.exposition?.exporter
    if (exporter === undefined || isProber(exporter)) continue
    const wanted = jobOfExporter(exporter)
    const names = labels.get('job') ?? 'any'
    if (names !== 'any' && [...names].every((name) => name === wanted || name.startsWith(`${wanted}-`)))
      continue
    report({
      location: job.location(...(job.isNamed ? ['job_name'] : [])),
      message: `${job.owner} scrapes ${exporter}, whose series arrive with the job ${names === 'any' ? 'from another label' : [...names].join(', ')}`,
      impact: `panels and alerts that select the job ${wanted} do not show ${job.cluster.name}`,
      fix: `set the job to ${wanted}`,
    })
  }
}

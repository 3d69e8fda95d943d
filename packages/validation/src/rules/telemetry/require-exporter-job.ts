import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { arrivingFrom } from '../../telemetry/series/scraped-targets.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireExporterJob: Rule = {
  id: 'require-exporter-job',
  stage: 'meaning',
  summary:
    'The series of an exporter carry the same job in every cluster: the exporter’s name, which the name of a further job of the same kind begins with.',
  rationale:
    'Dashboards and alerts select by job. The same exporter under two names is in half of the panels, in one cluster only, and no query fails.',
  example: {
    refused: '- job_name: node\n  static_configs: [{targets: ["10.0.0.1:9100"]}]',
    accepted: '- job_name: node-exporter\n  static_configs: [{targets: ["10.0.0.1:9100"]}]',
  },
  fix: 'Name the job after the exporter, or set the label by a relabelling; a processor that sets service.namespace or service.name in a metrics pipeline renames every job.',
  check: inEachCluster((cluster) =>
    jobsOf(cluster)
      .filter(({ maker }) => maker === 'tree')
      .flatMap(misnamed),
  ),
}

/** cAdvisor is part of the kubelet, and kube-prometheus-stack names the job so. */
const JOB: Readonly<Record<string, string>> = { cadvisor: 'kubelet' }

const misnamed = (job: ScrapeJob): Violation[] =>
  arrivingFrom(job).flatMap((labels, index) => {
    const exporter = job.targets[index]?.exposition?.exporter
    if (exporter === undefined) return []
    const wanted = JOB[exporter] ?? exporter
    const names = labels.get('job') ?? 'any'
    if (names !== 'any' && [...names].every((name) => name === wanted || name.startsWith(`${wanted}-`)))
      return []
    return [
      {
        location: job.location(...(job.isNamed ? ['job_name'] : [])),
        message: `${job.owner} scrapes ${exporter}, whose series arrive with the job ${names === 'any' ? 'of whatever is written there' : [...names].join(', ')}`,
        impact: `no panel and no alert that asks for the job ${wanted} sees ${job.cluster.name}`,
        fix: `let the job be ${wanted}`,
      },
    ]
  })

import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { arrivingFrom } from '../../telemetry/series-of-job.ts'
import type { ScrapeJob } from '../../telemetry/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const requireExporterJob: Rule = {
  id: 'require-exporter-job',
  stage: 'meaning',
  demands:
    'The series of an exporter carry the same job in every cluster: the exporter’s name, which the name of a further job of the same kind begins with.',
  why: 'Dashboards and alerts select by job. The same exporter under two names is in half of the panels, in one cluster only, and no query fails.',
  example: {
    refused: '- job_name: node\n  static_configs: [{targets: ["10.0.0.1:9100"]}]',
    accepted: '- job_name: node-exporter\n  static_configs: [{targets: ["10.0.0.1:9100"]}]',
  },
  mend: 'Name the job after the exporter, or set the label by a relabelling; a processor that sets service.namespace or service.name in a metrics pipeline renames every job.',
  judge: inEachCluster((cluster) =>
    jobsOf(cluster)
      .filter(({ maker }) => maker === 'tree')
      .flatMap(misnamed),
  ),
}

/** cAdvisor is part of the kubelet, and kube-prometheus-stack names the job so. */
const JOB: Readonly<Record<string, string>> = { cadvisor: 'kubelet' }

const misnamed = (job: ScrapeJob): Breach[] =>
  arrivingFrom(job).flatMap((labels, index) => {
    const exporter = job.targets[index]?.exposition?.exporter
    if (exporter === undefined) return []
    const wanted = JOB[exporter] ?? exporter
    const names = labels.get('job') ?? 'any'
    if (names !== 'any' && [...names].every((name) => name === wanted || name.startsWith(`${wanted}-`)))
      return []
    return [
      {
        at: job.spot(...(job.isNamed ? ['job_name'] : [])),
        what: `${job.owner} scrapes ${exporter}, whose series arrive with the job ${names === 'any' ? 'of whatever is written there' : [...names].join(', ')}`,
        consequence: `no panel and no alert that asks for the job ${wanted} sees ${job.cluster.name}`,
        mend: `let the job be ${wanted}`,
      },
    ]
  })

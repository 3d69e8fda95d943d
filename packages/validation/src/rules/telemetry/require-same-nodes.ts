import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireSameNodes: Rule = {
  id: 'require-same-nodes',
  stage: 'meaning',
  summary:
    'The kubelets and the node-exporters that a cluster’s collectors scrape are those of the same nodes.',
  rationale:
    'A node’s address was changed in one of two lists: its containers were in every panel, and its processors and disks in none.',
  example: {
    refused: 'targets: ["10.0.0.1:9100"]   # node-exporter\ntargets: ["10.0.0.2:10250"]   # kubelet',
    accepted: 'targets: ["10.0.0.1:9100"]   # node-exporter\ntargets: ["10.0.0.1:10250"]   # kubelet',
  },
  fix: 'Give both the addresses of the same nodes.',
  check: inEachCluster((cluster) => {
    const jobs = jobsOf(cluster).filter(({ maker }) => maker === 'tree')
    const [exporters, kubelets] = [hostsIn(jobs, EXPORTER), hostsIn(jobs, KUBELET)]
    if (exporters.size === 0 || kubelets.size === 0) return []
    return [
      ...different(exporters, kubelets, 'node-exporter', 'kubelet'),
      ...different(kubelets, exporters, 'kubelet', 'node-exporter'),
    ]
  }),
}

/** A further job of the same exporter is about machines that are no nodes. */
const EXPORTER = { exporters: ['node-exporter'], job: 'node-exporter' }
const KUBELET = { exporters: ['cadvisor', 'kubelet'], job: 'kubelet' }

/** The hosts that jobs scrape by address, each with its job. */
const hostsIn = (
  jobs: readonly ScrapeJob[],
  { exporters, job: name }: typeof EXPORTER,
): ReadonlyMap<string, ScrapeJob> =>
  new Map(
    jobs.flatMap((job) =>
      job.targets.flatMap(({ address, exposition }) => {
        const host = /^(?<host>.+):\d+$/.exec(address)?.groups?.['host']
        return host !== undefined &&
          exposition &&
          exporters.includes(exposition.exporter) &&
          job.settings['job_name'] === name
          ? [[host, job] as const]
          : []
      }),
    ),
  )

const different = (
  own: ReadonlyMap<string, ScrapeJob>,
  others: ReadonlyMap<string, ScrapeJob>,
  message: string,
  other: string,
): Violation[] =>
  [...own]
    .filter(([host]) => !others.has(host))
    .map(([host, job]) => ({
      location: job.location(),
      message: `${job.owner} scrapes the ${message} of ${host}, and nothing scrapes the ${other} there`,
      impact: 'a half of what is known of that node is missing, or of a machine that is no node',
      fix: `scrape the ${other} of the same nodes: ${[...own.keys()].join(', ')}`,
    }))

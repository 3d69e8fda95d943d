import { JOB } from '@fleet/model'
import { jobOfExporter } from '../../catalog/scrape-targets.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const requireSameNodes: Rule = {
  id: 'require-same-nodes',
  ownSeverity: 'info',
  stage: 'meaning',
  summary: 'The collectors of a cluster scrape the kubelet and the node-exporter of the same nodes.',
  rationale:
    'A node’s address changed in one of two lists. Its containers were in every panel, and its processors and disks in none.',
  fix: 'Write the addresses of the same nodes in both jobs.',
  check: inEachCluster((cluster, report) => {
    const jobs = jobsOf(cluster).filter(({ maker }) => maker === 'tree')
    const [exporters, kubelets] = [hostsIn(jobs, EXPORTER), hostsIn(jobs, KUBELET)]
    if (exporters.size === 0 || kubelets.size === 0) return
    const reportMissing = (
      host: string,
      { owner, location }: ScrapeJob,
      one: string,
      other: string,
    ): void => {
      report({
        location: location(),
        message: `${owner} scrapes the ${one} of ${host}, and no job scrapes the ${other} there`,
        impact: 'half of the node’s metrics are missing, or come from a machine that is not a node',
        fix: `scrape the ${other} there, or correct the address`,
      })
    }
    for (const [host, job] of exporters) if (!kubelets.has(host)) reportMissing(host, job, EXPORTER, KUBELET)
    for (const [host, job] of kubelets) if (!exporters.has(host)) reportMissing(host, job, KUBELET, EXPORTER)
  }),
}

/** A job of the same exporter under another name scrapes machines that are not nodes. */
const EXPORTER = JOB.nodeExporter
const KUBELET = JOB.kubelet

/** The hosts that jobs scrape by address, each with its job. */
const hostsIn = (jobs: readonly ScrapeJob[], name: string): ReadonlyMap<string, ScrapeJob> => {
  const hosts = new Map<string, ScrapeJob>()
  for (const job of jobs) {
    if (job.settings['job_name'] !== name) continue
    for (const { address, exposition } of job.targets) {
      const host = /^(?<host>.+):\d+$/.exec(address)?.groups?.['host']
      if (host !== undefined && exposition && jobOfExporter(exposition.exporter) === name)
        hosts.set(host, job)
    }
  }
  return hosts
}

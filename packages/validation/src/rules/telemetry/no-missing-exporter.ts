import { CATALOGUES } from '../../catalog/metrics/index.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob, Target } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import { isGenerated } from '../../tree/is-generated.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'

export const noMissingExporter: Rule = {
  id: 'no-missing-exporter',
  stage: 'meaning',
  summary:
    'Whatever is scraped, at the path and the port where it is scraped, is an exporter whose metrics are known.',
  rationale:
    'A path that serves nothing, or another program’s port, looks like any other job: it is down, or yields what no panel asks for.',
  example: {
    refused:
      '- job_name: kubelet\n  metrics_path: /metrics/cadvisr\n  static_configs: [{targets: ["10.0.0.1:10250"]}]',
    accepted:
      '- job_name: kubelet\n  metrics_path: /metrics/cadvisor\n  static_configs: [{targets: ["10.0.0.1:10250"]}]',
  },
  fix: 'Correct the address, the port or the path; or add the exporter’s catalogue in packages/validation/src/catalog/metrics. A machine outside the clusters is known by its job, which begins with the exporter’s name.',
  check: inEachCluster((cluster) =>
    jobsOf(cluster)
      .filter(({ maker }) => maker === 'tree')
      .flatMap((job) =>
        job.targets
          .filter((target) => target.exposition === undefined && isThere(job, target))
          .filter(({ open, location }) => open === undefined || isGenerated(location))
          .map(({ address, location }) => ({
            location,
            message: `${job.owner} scrapes ${address} at ${job.path}, and no exporter is known to answer there`,
            impact: 'nothing of it can be shown, and no query about it can be checked',
            fix: `scrape one of the exporters that are known: ${Object.keys(CATALOGUES).filter(isProgram).join(', ')}`,
          })),
      ),
  ),
}

/** What goes without saying beside a program's own metrics. */
const isProgram = (exporter: string): boolean => exporter !== 'scrape' && exporter !== 'go-runtime'

/** A Service that is not there, and a port of it that is not there, are another rule's. */
const isThere = ({ cluster }: ScrapeJob, { address }: Target): boolean => {
  const service = serviceAddressIn(address)
  if (!service) return !/^\$\{env:\w+\}:\d+$/.test(address)
  const found = findService(cluster, service.namespace, service.name)
  return found?.ports.some(({ number }) => number === service.port) === true
}

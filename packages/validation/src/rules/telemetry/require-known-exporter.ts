import { CATALOGUES } from '../../catalog/metrics/index.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import type { ScrapeJob, Target } from '../../telemetry/jobs/scrape-job.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'

export const requireKnownExporter: Rule = {
  id: 'require-known-exporter',
  ownSeverity: 'info',
  severity: 'warning',
  stage: 'meaning',
  summary: 'Every scrape asks a known exporter, at its own port and path.',
  rationale:
    'A wrong path or the port of another program looks like any other job. It is down, or yields metrics that no panel uses.',
  fix: 'Correct the address, the port or the path, or add a catalogue in packages/validation/src/catalog/metrics. The job’s name, which begins with the exporter’s, tells the exporter of a machine outside the clusters.',
  check: inEachCluster((cluster, report) => {
    for (const job of jobsOf(cluster)) {
      if (job.maker !== 'tree') continue
      for (const target of job.targets) {
        if (target.exposition !== undefined || !isThere(job, target)) continue
        if (target.open !== undefined && !isGenerated(target.location.file)) continue
        if (target.open?.declared !== undefined) continue
        report({
          location: target.location,
          message: `${job.owner} scrapes ${target.address} at ${job.path}, and no known exporter answers there`,
          impact: 'no panel shows its metrics, and no rule can check queries about them',
          fix: `scrape one of the known exporters: ${Object.keys(CATALOGUES).filter(isProgram).join(', ')}`,
        })
      }
    }
  }),
}

/** Every program has the metrics of its scrape, and most those of Go. */
const isProgram = (exporter: string): boolean => exporter !== 'scrape' && exporter !== 'go-runtime'

/** Another rule reports a Service, or a port of one, that does not exist. */
const isThere = ({ cluster }: ScrapeJob, { address }: Target): boolean => {
  const service = serviceAddressIn(address)
  if (!service) return !/^\$\{env:\w+\}:\d+$/.test(address)
  const found = findService(cluster, service.namespace, service.name)
  return found?.ports.some(({ number }) => number === service.port) === true
}

import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { rulesIn, type ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'

export const requireCollectorIdentity: Rule = {
  id: 'require-collector-identity',
  summary: 'The own metrics of a collector have a name and an instance that stay the same after a restart.',
  rationale:
    'By default the instance is a new id at each start. Every restart leaves a set of stale series, and no panel shows the node.',
  fix: 'Set service.name and service.instance.id in service.telemetry.resource.attributes. Set the label instance where a monitor scrapes pods.',
  needs: 'cluster-label',
  check: inEachCluster((cluster, report) => {
    for (const collector of collectorsOf(cluster).readable) checkAttributes(collector, report)
    for (const job of jobsOf(cluster)) checkInstance(job, report)
  }),
}

const checkAttributes = ({ config, location }: Collector, report: Report): void => {
  const attributes = config.service.telemetry?.resource?.attributes ?? []
  for (const wanted of ['service.name', 'service.instance.id'])
    if (!attributes.some(({ name }) => name === wanted))
      report({
        location: location('service', 'telemetry', 'resource', 'attributes'),
        message: `the collector does not set ${wanted} for its own metrics`,
        impact: 'every restart makes new series of the same collector, which no query can tell apart',
        fix: `add { name: ${wanted}, value: … } there`,
      })
}

/** By default the instance is the address, and a pod has a new address after each restart. */
const checkInstance = (job: ScrapeJob, report: Report): void => {
  const isOfPods = job.targets.some(
    ({ exposition, labels }) =>
      exposition?.exporter === 'otel-collector' && labels.has('__meta_kubernetes_pod_ip'),
  )
  if (!isOfPods || rulesIn(job.targetRelabelling).some(({ targetLabel }) => targetLabel === 'instance'))
    return
  report({
    location: job.location('relabelings'),
    message: `${job.owner} scrapes collectors, and their instance is the address of the pod`,
    impact: 'every restart makes new series of the same collector, and no panel shows its node',
    fix: 'set instance from __meta_kubernetes_pod_node_name',
  })
}

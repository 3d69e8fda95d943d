import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { rulesIn, type ScrapeJob } from '../../telemetry/jobs/scrape-job.ts'

export const requireCollectorIdentity: Rule = {
  id: 'require-collector-identity',
  summary:
    'A collector names itself in its own metrics, by a name and an instance that are the same after every restart.',
  rationale:
    'By default its instance is an id that is new with each start: every restart leaves a set of dead series behind, and no panel knows which node it was.',
  example: {
    refused: 'telemetry: {resource: {attributes: [{name: service.name, value: otel-collector}]}}',
    accepted:
      'telemetry: {resource: {attributes: [{name: service.name, value: otel-collector}, {name: service.instance.id, value: "${env:K8S_NODE_NAME}"}]}}',
  },
  fix: 'Set service.name and service.instance.id in service.telemetry.resource.attributes, and instance where pods are scraped by a monitor.',
  check: inEachCluster((cluster) => [
    ...collectorsOf(cluster).readable.flatMap(unnamed),
    ...jobsOf(cluster).flatMap(byAddress),
  ]),
}

const unnamed = ({ config, location }: Collector): readonly Violation[] => {
  const named = (config.service.telemetry?.resource?.attributes ?? []).map(({ name }) => name)
  return ['service.name', 'service.instance.id']
    .filter((name) => !named.includes(name))
    .map((name) => ({
      location: location('service', 'telemetry', 'resource', 'attributes'),
      message: `the collector does not set ${name} for its own metrics`,
      impact: 'every restart makes new series of the same collector, which nobody can tell apart',
      fix: `add { name: ${name}, value: … } there`,
    }))
}

/** Prometheus makes the instance of the address, and that of a pod is another after each restart. */
const byAddress = (job: ScrapeJob): readonly Violation[] => {
  const isFound = job.targets.some(
    ({ exposition, labels }) =>
      exposition?.exporter === 'otel-collector' && labels.has('__meta_kubernetes_pod_ip'),
  )
  return isFound && !rulesIn(job.targetRelabelling).some(({ targetLabel }) => targetLabel === 'instance')
    ? [
        {
          location: job.location('relabelings'),
          message: `${job.owner} scrapes collectors, and leaves their instance to be the address of the pod`,
          impact: 'every restart makes new series of the same collector, and no panel knows its node',
          fix: 'set instance from __meta_kubernetes_pod_node_name',
        },
      ]
    : []
}

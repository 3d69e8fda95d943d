import { collectorsOf } from '../../telemetry/collectors/collectors-of.ts'
import type { Collector } from '../../telemetry/collectors/collector.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import { jobsOf } from '../../telemetry/jobs/jobs-of.ts'
import { rulesIn, type ScrapeJob } from '../../telemetry/scrape-job.ts'

export const requireCollectorIdentity: Rule = {
  id: 'require-collector-identity',
  demands:
    'A collector names itself in its own metrics, by a name and an instance that are the same after every restart.',
  why: 'By default its instance is an id that is new with each start: every restart leaves a set of dead series behind, and no panel knows which node it was.',
  example: {
    refused: 'telemetry: {resource: {attributes: [{name: service.name, value: otel-collector}]}}',
    accepted:
      'telemetry: {resource: {attributes: [{name: service.name, value: otel-collector}, {name: service.instance.id, value: "${env:K8S_NODE_NAME}"}]}}',
  },
  mend: 'Set service.name and service.instance.id in service.telemetry.resource.attributes, and instance where pods are scraped by a monitor.',
  judge: inEachCluster((cluster) => [
    ...collectorsOf(cluster).readable.flatMap(unnamed),
    ...jobsOf(cluster).flatMap(byAddress),
  ]),
}

const unnamed = ({ config, spot }: Collector): readonly Breach[] => {
  const named = (config.service.telemetry?.resource?.attributes ?? []).map(({ name }) => name)
  return ['service.name', 'service.instance.id']
    .filter((name) => !named.includes(name))
    .map((name) => ({
      at: spot('service', 'telemetry', 'resource', 'attributes'),
      what: `the collector does not set ${name} for its own metrics`,
      consequence: 'every restart makes new series of the same collector, which nobody can tell apart',
      mend: `add { name: ${name}, value: … } there`,
    }))
}

/** Prometheus makes the instance of the address, and that of a pod is another after each restart. */
const byAddress = (job: ScrapeJob): readonly Breach[] => {
  const isFound = job.targets.some(
    ({ exposition, labels }) =>
      exposition?.exporter === 'otel-collector' && labels.has('__meta_kubernetes_pod_ip'),
  )
  return isFound && !rulesIn(job.targetRelabelling).some(({ targetLabel }) => targetLabel === 'instance')
    ? [
        {
          at: job.spot('relabelings'),
          what: `${job.owner} scrapes collectors, and leaves their instance to be the address of the pod`,
          consequence: 'every restart makes new series of the same collector, and no panel knows its node',
          mend: 'set instance from __meta_kubernetes_pod_node_name',
        },
      ]
    : []
}

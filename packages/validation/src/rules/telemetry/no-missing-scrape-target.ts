import { KUBELET_PORT } from '../../catalog/charts/k3s.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { CATALOGUES } from '../../catalog/metrics/index.ts'
import { movedPartsOf, mayBeService } from '../../tree/charts/moved-parts.ts'
import { additionalScrapes, collectorScrapes, targetsOf } from '../../telemetry/scrapes.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingScrapeTarget: Rule = {
  id: 'no-missing-scrape-target',
  summary: 'Every address that is scraped is a Service of the same cluster and one of its ports.',
  rationale:
    'cloudflared was never scraped on one cluster, and half of the tunnel’s dashboard stayed empty for months.',
  example: {
    refused:
      'static_configs:\n  - targets: [cloudflared-metrics.cloudflare.svc:2001]   # the Service listens on 2000\n',
    accepted: 'static_configs:\n  - targets: [cloudflared-metrics.cloudflare.svc:2000]\n',
  },
  fix: 'Give the name, namespace and port of a Service that the tree holds.',
  check: inEachCluster((cluster) =>
    [...collectorScrapes(cluster), ...additionalScrapes(cluster)].flatMap((scrape) =>
      targetsOf(scrape).flatMap(({ address, location }) => {
        const missing = whatIsMissing(cluster, address, scrape.config.job_name)
        if (missing === undefined) return []
        return [
          {
            location,
            message: `the job ${scrape.config.job_name} scrapes ${address}, and ${missing}`,
            impact: 'the job is down for ever, and its panels stay empty',
            fix: 'give the address of a Service of the same cluster and one of its ports',
          },
        ]
      }),
    ),
  ),
}

/** Addresses of machines outside the cluster are beyond what a tree can tell. */
const whatIsMissing = (cluster: ClusterView, address: string, job: string): string | undefined => {
  const service = serviceAddressIn(address)
  if (service) return missingService(cluster, service)
  const nearly = nearlyService(cluster, address)
  if (nearly !== undefined) return nearly
  const [, port] = (isOfCluster(job) ? OWN_NODE : VARIABLE).exec(address) ?? []
  return port === undefined || nodePortsOf(cluster).includes(Number(port))
    ? undefined
    : `no pod of ${cluster.name} listens on that port of its node`
}

const VARIABLE = /^\$\{env:\w+\}:(\d+)$/
const OWN_NODE = /^(?:\$\{env:\w+\}|(?!127\.)\d+\.\d+\.\d+\.\d+):(\d+)$/

/** A job with an exporter’s very name asks the cluster’s own; one of other machines has a longer name. */
const isOfCluster = (job: string): boolean => Object.hasOwn(CATALOGUES, job)

/** A name that begins as a Service's does and goes on otherwise means that Service, and leads nowhere. */
const nearlyService = (cluster: ClusterView, address: string): string | undefined => {
  const [, name = '', namespace = ''] = /^([\w-]+)\.([\w-]+)\.[\w.-]+:\d+$/.exec(address) ?? []
  const service = findService(cluster, namespace, name)
  return service ? `${service.owner} is ${name}.${namespace}.svc` : undefined
}

const missingService = (
  cluster: ClusterView,
  { name, namespace, port }: NonNullable<ReturnType<typeof serviceAddressIn>>,
): string | undefined => {
  const service = findService(cluster, namespace, name)
  if (!service && mayBeService(movedPartsOf(cluster), namespace)) return undefined
  if (!service) return `${cluster.name} has no Service ${namespace}/${name}`
  return service.ports.some(({ number }) => number === port)
    ? undefined
    : `${service.owner} has only the ports ${service.ports.map(({ number }) => number).join(', ')}`
}

/** What is served on a node's own address. */
const nodePortsOf = (cluster: ClusterView): readonly number[] => [
  KUBELET_PORT,
  ...ownPodsOf(cluster)
    .filter(({ spec }) => spec.hostNetwork === true)
    .flatMap(({ ports }) => ports.map(({ number }) => number)),
]

import { isApiServer, KUBELET_PORT } from '../../catalog/scrape-targets.ts'
import type { Violation } from '../../values/violation.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { isExporter } from '../../catalog/metrics/index.ts'
import { movedPartsOf, mayBeService } from '../../tree/charts/moved-parts.ts'
import { declaredIn } from '../../telemetry/declared-metrics.ts'
import { askedAddressesOf, writtenScrapes, type LocatedScrape } from '../../telemetry/scrapes.ts'
import { findService, serviceAddressIn } from '../../tree/network/services.ts'
import { ownPodsOf } from '../../tree/workloads/pods.ts'

export const noMissingScrapeTarget: Rule = {
  id: 'no-missing-scrape-target',
  summary: 'Every scraped address is a Service of the same cluster and one of its ports.',
  rationale:
    'One cluster’s cloudflared had no scrape, and half of the tunnel’s dashboard was empty for months.',
  fix: 'Write the name, the namespace and a port of a Service in the same tree.',
  check: inEachCluster((cluster, report) => {
    for (const scrape of writtenScrapes(cluster))
      for (const { address, location } of askedAddressesOf(scrape)) {
        if (isElsewhere(cluster, scrape, address)) continue
        const missing = missingTarget(cluster, address, scrape.config.job_name)
        if (missing === undefined) continue
        report({
          location,
          message: `the job ${scrape.config.job_name} scrapes ${address}, and ${missing}`,
          impact: 'the job is always down, and its panels stay empty',
          fix: 'write the address of a Service of the same cluster and one of its ports',
          ...absenceAt(cluster, address),
        })
      }
  }),
}

/** A person states the scrape of a program that may be in a namespace which the tree does not make. */
const isElsewhere = (cluster: ClusterView, { located, config }: LocatedScrape, address: string): boolean => {
  const service = serviceAddressIn(address)
  return (
    service !== undefined &&
    declaredIn(located).has(config.job_name) &&
    findService(cluster, service.namespace, service.name) === undefined &&
    cluster.find('v1/Namespace', undefined, service.namespace) === undefined
  )
}

const absenceAt = (cluster: ClusterView, address: string): Pick<Violation, 'absence'> => {
  const service = serviceAddressIn(address)
  if (!service) return { absence: { of: 'pods' } }
  const { namespace, name } = service
  return findService(cluster, namespace, name)
    ? {}
    : { absence: { of: 'services', namespaces: [namespace], name } }
}

/** What is missing at an address; nothing for machines outside the cluster, which no tree describes. */
const missingTarget = (cluster: ClusterView, address: string, job: string): string | undefined => {
  const service = serviceAddressIn(address)
  if (service) return isApiServer(service) ? undefined : missingService(cluster, service)
  const misspelt = misspeltService(cluster, address)
  if (misspelt !== undefined) return misspelt
  // A job with an exporter’s very name scrapes the cluster’s own; a job of other machines has a longer name.
  const [, port] = (isExporter(job) ? OWN_NODE : VARIABLE).exec(address) ?? []
  return port === undefined || nodePortsOf(cluster).includes(Number(port))
    ? undefined
    : `no pod of ${cluster.name} listens on that port of its node`
}

const VARIABLE = /^\$\{env:\w+\}:(\d+)$/
const OWN_NODE = /^(?:\$\{env:\w+\}|(?!127\.)\d+\.\d+\.\d+\.\d+):(\d+)$/

/** A name that begins as a Service's does and goes on otherwise is a misspelt one of that Service. */
const misspeltService = (cluster: ClusterView, address: string): string | undefined => {
  const [, name = '', namespace = ''] = /^([\w-]+)\.([\w-]+)\.[\w.-]+:\d+$/.exec(address) ?? []
  const service = findService(cluster, namespace, name)
  return service ? `the address of ${service.owner} is ${name}.${namespace}.svc` : undefined
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

/** The ports on a node's own address. */
const nodePortsOf = (cluster: ClusterView): readonly number[] => [
  KUBELET_PORT,
  ...ownPodsOf(cluster)
    .filter(({ spec }) => spec.hostNetwork === true)
    .flatMap(({ ports }) => ports.map(({ number }) => number)),
]

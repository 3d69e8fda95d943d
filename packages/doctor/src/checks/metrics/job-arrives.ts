import { clusterScrapers, entriesOf, type ClusterNode, type Fleet } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { jobsOf, type ArrivingJob } from './jobs-of.ts'
import { AGES, newestSamples, type NewestSamples } from './newest-samples.ts'
import { silentCluster, silentJob, silentNode, silentScraper } from './silence.ts'

export const jobArrives: Check = {
  id: 'job-arrives',
  of: 'fleet',
  title: 'Samples of every job of every cluster arrive.',
  rationale:
    'Panels and alerts of a job without samples are empty, which looks like calm. Prometheus shows its last values for five minutes.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=time() - max by (cluster, job) (timestamp(up))'",
    'kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector --tail=30',
  ],
  needs: ['prometheus'],
  check: async ({ fleet, clusters, prometheus }) => {
    const ages = await prometheus.query(AGES)
    return clusters.flatMap((cluster) => silentIn(fleet, cluster, newestSamples(ages, cluster.name)))
  },
}

/** A rollout of a collector takes less. Of slow jobs a few samples must be missing. */
const LATE = 120
const limitOf = ({ interval }: ArrivingJob): number => Math.max(LATE, 4 * interval)

/** One finding for all that one scraper leaves out: for the cluster, for the scraper, for a job, for a node. */
const silentIn = (fleet: Fleet, cluster: LiveCluster, samples: NewestSamples): readonly Found[] => {
  const jobs = jobsOf(fleet, cluster)
  const isSilent = (one: ArrivingJob): boolean => samples.ageOf(one.job) > limitOf(one)
  if (jobs.every(isSilent)) return [silentCluster(cluster, jobs, samples)]
  const byScraper = [...Map.groupBy(jobs, ({ scraper }) => scraper)]
  return [
    ...byScraper.flatMap(([scraper, scraped]) =>
      scraped.length > 1 && scraped.every(isSilent)
        ? [silentScraper(cluster, scraper, scraped, samples)]
        : scraped.filter(isSilent).map((one) => silentJob(cluster, one, samples)),
    ),
    ...silentNodes(
      fleet,
      cluster,
      jobs.filter((one) => !isSilent(one)),
      samples,
    ),
  ]
}

/** Nodes from which nothing comes of jobs that others still send. */
const silentNodes = (
  fleet: Fleet,
  cluster: LiveCluster,
  jobs: readonly ArrivingJob[],
  samples: NewestSamples,
): readonly Found[] => {
  const nodes = entriesOf(cluster.facts.nodes)
  const scrapers = new Set(clusterScrapers(fleet, cluster.name).map(({ name }) => name))
  const missing = jobs.flatMap((one) =>
    missingNodes(one, nodes, samples, scrapers).map((node) => ({ node, job: one.job })),
  )
  return [...Map.groupBy(missing, ({ node }) => node)].map(([node, found]) =>
    silentNode(
      cluster,
      node,
      found.map(({ job }) => job),
    ),
  )
}

/** Where as many targets as nodes send under other addresses, none is missing. @param scrapers the collectors that are on no node */
const missingNodes = (
  one: ArrivingJob,
  nodes: readonly (readonly [string, ClusterNode])[],
  samples: NewestSamples,
  scrapers: ReadonlySet<string>,
): readonly string[] => {
  const { instancesOn } = one
  const sending = samples.instancesOf(one.job, limitOf(one))
  const instances = new Set(sending.filter((instance) => !scrapers.has(instance)))
  if (!instancesOn || instances.size >= nodes.length) return []
  return nodes.flatMap(([name, { address, tailnetAddress }]) =>
    instancesOn(name, [address, tailnetAddress]).some((instance) => instances.has(instance)) ? [] : [name],
  )
}

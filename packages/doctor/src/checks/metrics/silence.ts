import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { nodeSubject } from '../../live/nodes.ts'
import { inWords } from '../../live/time.ts'
import { namesIn } from '../../words.ts'
import { logOfScraper, type ArrivingJob } from './jobs-of.ts'
import type { NewestSamples } from './newest-samples.ts'

const lastOf = (jobs: readonly ArrivingJob[], samples: NewestSamples): string => {
  const age = Math.min(...jobs.map(({ job }) => samples.ageOf(job)))
  return Number.isFinite(age) ? `the last one ${inWords(age)} ago` : 'none within a day'
}

const evidenceOf = (cluster: LiveCluster, jobs: readonly ArrivingJob[], samples: NewestSamples) => [
  {
    asked: `the newest sample of up{cluster="${cluster.name}", job="${jobs.map(({ job }) => job).join('|')}"}`,
    seen: lastOf(jobs, samples),
  },
]

export const silentCluster = (
  cluster: LiveCluster,
  jobs: readonly ArrivingJob[],
  samples: NewestSamples,
): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: `cluster ${cluster.name}`,
  message: `no sample of ${cluster.name} arrives: ${lastOf(jobs, samples)}`,
  evidence: evidenceOf(cluster, jobs, samples),
  cause: cluster.isHub
    ? 'Prometheus scrapes nothing of its own cluster, or its series have another label `cluster`.'
    : 'Its collector does not run, or what it pushes does not reach the hub.',
  fix: logOfScraper(jobs[0]?.scraper ?? '', cluster),
  // Samples have the time of the node that scraped them.
  followsFrom: [{ check: 'clock-true', cluster: cluster.name }],
})

export const silentScraper = (
  cluster: LiveCluster,
  scraper: string,
  jobs: readonly ArrivingJob[],
  samples: NewestSamples,
): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: scraper,
  message: `no sample of ${namesIn(jobs.map(({ job }) => job))} arrives: ${lastOf(jobs, samples)}`,
  evidence: evidenceOf(cluster, jobs, samples),
  cause: `${scraper}, which scrapes all of them, does not run or cannot push.`,
  fix: logOfScraper(scraper, cluster),
  followsFrom: [
    ...['workload-ready', 'container-runs', 'image-pulled'].map((check) => ({
      check,
      cluster: cluster.name,
      subject: scraper,
    })),
    ...['push-arrives', 'clock-true'].map((check) => ({ check, cluster: cluster.name })),
  ],
})

export const silentJob = (cluster: LiveCluster, one: ArrivingJob, samples: NewestSamples): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: `job ${one.job}`,
  message: `no sample of the job ${one.job} arrives: ${lastOf([one], samples)}`,
  evidence: evidenceOf(cluster, [one], samples),
  cause: cluster.isHub
    ? 'Prometheus has no target of this name: its monitor, its Service or the pods behind it are gone.'
    : `${one.scraper} does not scrape it: its running configuration lacks the job, or its memory limit refuses the samples.`,
  fix: logOfScraper(one.scraper, cluster),
})

export const silentNode = (cluster: LiveCluster, node: string, jobs: readonly string[]): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: nodeSubject(node),
  message: `no sample of ${namesIn(jobs)} arrives from the node ${node}`,
  evidence: jobs.map((job) => ({
    asked: `up{cluster="${cluster.name}", job="${job}"} of ${node}`,
    seen: 'no sample, while others arrive',
  })),
  cause: 'The node is down, or what scrapes it there does not run.',
  fix: `kubectl --context ${cluster.facts.kubeContext} get pods --all-namespaces --field-selector spec.nodeName=${node}`,
  followsFrom: ['node-ready', 'collector-on-each-node', 'clock-true'].map((check) => ({
    check,
    cluster: cluster.name,
    subject: nodeSubject(node),
  })),
})

import { CLUSTER_LABEL, SCRAPE_TARGETS } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import { ifAsked } from '../../live/if-asked.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { Sample, StoreApi } from '../../live/store-api.ts'
import { inWords } from '../../live/time.ts'
import { namesIn } from '../../words.ts'
import { jobsOf, logOfScraper } from './jobs-of.ts'

/** Down now, so long ago and all the time between: a pod that is replaced is down for less. */
const LONG = '90s'
const DOWN = `up == 0 and up offset ${LONG} == 0 unless max_over_time(up[${LONG}]) == 1`
const DURATIONS = `scrape_duration_seconds and on (cluster, job, instance) (${DOWN})`

export const targetUp: Check = {
  id: 'target-up',
  of: 'fleet',
  title: 'Every target that is scraped answers.',
  rationale: 'What a target measures is missing in Grafana from the moment on at which it stops to answer.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=up == 0'",
    "kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector | grep 'Failed to scrape Prometheus endpoint'",
  ],
  needs: ['prometheus'],
  check: async (live) => {
    const { clusters, hub, prometheus } = live
    const [down, durations] = await Promise.all([prometheus.query(DOWN), prometheus.query(DURATIONS)])
    const found = clusters.flatMap((cluster) => {
      const own = down.filter(({ labels }) => (labels[CLUSTER_LABEL] ?? hub.name) === cluster.name)
      const jobs = [...Map.groupBy(own, ({ labels }) => labels['job'] ?? '')]
      return jobs.map(([job, targets]) => jobDown(live, cluster, { job, targets, durations }))
    })
    return Promise.all(found)
  },
}

interface DownJob {
  readonly job: string
  readonly targets: readonly Sample[]
  /** How long the last scrape of each target took. */
  readonly durations: readonly Sample[]
}

const jobDown = async (live: LiveFleet, cluster: LiveCluster, down: DownJob): Promise<Found> => {
  const { job, targets } = down
  const instances = targets.map(({ labels }) => labels['instance'] ?? '')
  const errors = cluster.isHub ? await errorsOf(live.hubPrometheus, job, instances) : []
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: `job ${job}`,
    message: `${targets.length === 1 ? 'a target' : `${targets.length} targets`} of the job ${job} cannot be scraped: ${namesIn(instances)}`,
    evidence: [...targets.slice(0, 3).flatMap((target) => evidenceOf(target, down)), ...errors],
    cause: causeOf(errors, targets[0], down),
    fix: fixOf(live, cluster, job),
  }
}

const evidenceOf = (target: Sample, down: DownJob): readonly Evidence[] => {
  const duration = durationOfScrape(target, down)
  const selector = `{cluster="${target.labels[CLUSTER_LABEL] ?? ''}", job="${down.job}", instance="${target.labels['instance'] ?? ''}"}`
  return [
    { asked: `up${selector}`, seen: `0 for at least ${LONG}` },
    ...(duration === undefined
      ? []
      : [{ asked: `scrape_duration_seconds${selector}`, seen: `${duration.toFixed(3)} s` }]),
  ]
}

const durationOfScrape = ({ labels }: Sample, { durations }: DownJob): number | undefined =>
  durations.find((one) =>
    [CLUSTER_LABEL, 'job', 'instance', 'metrics_path'].every((label) => one.labels[label] === labels[label]),
  )?.value

/** What the words of a failed scrape mean. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/refused/, 'Nothing listens at its port: the exporter does not run, or listens elsewhere.'],
  [/no such host/, 'Its Service does not exist.'],
  [/status 40[13]/, 'It does not accept the credentials of the scraper: a right or a token is missing.'],
  [/status 404/, 'The exporter runs, and has no metrics at this path.'],
]

/** A refusal comes at once. No answer at all takes until the time limit of the scrape. */
const NO_ANSWER_IN_SECONDS = 3

/** A collector does not say why a scrape fails, but how long it takes. */
const causeOf = (errors: readonly Evidence[], target: Sample | undefined, down: DownJob): string => {
  const known = CAUSES.find(([words]) => errors.some(({ seen }) => words.test(seen)))
  if (known) return known[1]
  const duration = target && durationOfScrape(target, down)
  if (duration === undefined)
    return 'The exporter does not run, or a NetworkPolicy does not admit the scraper.'
  return duration > NO_ANSWER_IN_SECONDS
    ? `Nothing answers within ${inWords(duration)}: a NetworkPolicy or a firewall drops the request, or the exporter hangs.`
    : 'The scrape fails at once: the exporter does not run, or its Service has no pod.'
}

const fixOf = ({ fleet }: LiveFleet, cluster: LiveCluster, job: string): string => {
  if (job === SCRAPE_TARGETS.metalNodes.job)
    return 'start the node-exporter of these machines, or take them out of `metalNodes` in the inventory'
  const known = jobsOf(fleet, cluster).find((one) => one.job === job)
  return known && !cluster.isHub
    ? logOfScraper(known.scraper, cluster)
    : `kubectl --context ${cluster.facts.kubeContext} get pods,endpointslices --all-namespaces | grep ${job}`
}

interface Targets {
  readonly activeTargets: readonly {
    readonly labels: Readonly<Record<string, string>>
    readonly lastError: string
    readonly scrapeUrl: string
  }[]
}

/** Prometheus says of its own targets why a scrape fails. */
const errorsOf = async (
  prometheus: StoreApi,
  job: string,
  instances: readonly string[],
): Promise<readonly Evidence[]> => {
  const answer = await ifAsked(prometheus.data('/api/v1/targets?state=active'))
  const { activeTargets = [] } = (answer ?? {}) as Partial<Targets>
  return activeTargets
    .filter(({ labels, lastError }) => lastError !== '' && labels['job'] === job)
    .filter(({ labels }) => instances.includes(labels['instance'] ?? ''))
    .slice(0, 3)
    .map(({ scrapeUrl, lastError }) => ({ asked: `the last scrape of ${scrapeUrl}`, seen: lastError }))
}

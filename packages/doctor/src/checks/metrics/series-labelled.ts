import { CLUSTER_LABEL } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found, Symptom } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { Sample } from '../../live/store-api.ts'
import { namesIn } from '../../words.ts'
import { changedConfiguration, collectorCommands } from '../collector-commands.ts'
import { jobsOf } from './jobs-of.ts'
import { ownersOf } from './owners-of-targets.ts'
import { unlabelledOnHub } from './unlabelled-on-hub.ts'

/** `up` has the labels of all series of its target. */
const unlabelled = ({ fleet }: LiveFleet): string =>
  `count by (cluster, job, instance) (up{cluster!~"${Object.keys(fleet.clusters).join('|')}"})`

export const seriesLabelled: Check = {
  id: 'series-labelled',
  of: 'fleet',
  title: 'Every series carries the name of its cluster.',
  rationale:
    'Dashboards and alerts select by `cluster`. A series without it, or with a name that the inventory does not have, is stored and shown by none.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=count by (cluster, job) (up)'",
    'kubectl --context CONTEXT --namespace monitoring get prometheus kube-prometheus-stack-prometheus --output jsonpath={.spec.scrapeClasses}',
  ],
  needs: ['prometheus', 'objects'],
  check: async (live) => {
    const targets = await live.prometheus.query(unlabelled(live))
    const byLabel = Map.groupBy(targets, ({ labels }) => labels[CLUSTER_LABEL] ?? '')
    const found = [...byLabel].flatMap(([label, labelled]) =>
      [...ownersOf(live, label, labelled)].map(([owner, of]) => foundOf(live, owner, { label, targets: of })),
    )
    return (await Promise.all(found)).filter(
      ({ cluster }) => cluster === undefined || live.clusters.some(({ name }) => name === cluster),
    )
  },
}

interface Labelled {
  /** The cluster that the series name; empty where they name none. */
  readonly label: string
  readonly targets: readonly Sample[]
}

const foundOf = async (
  live: LiveFleet,
  owner: LiveCluster | undefined,
  { label, targets }: Labelled,
): Promise<Found> => {
  const jobs = [...new Set(targets.map(({ labels }) => labels['job'] ?? ''))].toSorted()
  const evidence: Evidence[] = [
    {
      asked: unlabelled(live),
      seen: `${targets.length} targets of ${namesIn(jobs)} with cluster="${label}"`,
    },
  ]
  if (!owner) return foreign(live, { label, evidence })
  const common = { severity: 'error', cluster: owner.name, subject: `cluster ${owner.name}` } as const
  const explains = explainedBy(live, owner, jobs)
  const message =
    label === ''
      ? `the series of ${namesIn(jobs)} have no label \`cluster\``
      : `the series of ${namesIn(jobs)} arrive as those of a cluster ${label}`
  if (owner.isHub) return { ...common, message, ...(await unlabelledOnHub(live, evidence)), explains }
  return {
    ...common,
    message,
    evidence,
    cause:
      'The exporter `prometheus_remote_write` of its collector has another `external_labels` than the tree.',
    fix: collectorCommands(live.fleet, owner).reconcile,
    explains,
    followsFrom: changedConfiguration(owner),
  }
}

/** Series of a cluster that nobody knows. */
const foreign = (
  { fleet }: LiveFleet,
  { label, evidence }: { readonly label: string; readonly evidence: readonly Evidence[] },
): Found => ({
  severity: 'warning',
  cluster: fleet.hub.cluster,
  subject: `cluster ${label}`,
  message: `series of a cluster ${label} arrive, which the inventory does not have`,
  evidence,
  cause: 'It was taken out of the inventory, or renamed there, and its collector pushes on.',
  fix: `add ${label} to the inventory, or delete its collector`,
})

/** Where none of its series has the label, everything of the cluster seems silent. */
const explainedBy = (
  { fleet }: LiveFleet,
  cluster: LiveCluster,
  jobs: readonly string[],
): readonly Symptom[] => {
  const silent = { check: 'job-arrives', cluster: cluster.name } as const
  return jobsOf(fleet, cluster).every(({ job }) => jobs.includes(job))
    ? [silent]
    : jobs.map((job) => ({ ...silent, subject: `job ${job}` }))
}

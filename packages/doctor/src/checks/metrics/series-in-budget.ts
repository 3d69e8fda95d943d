import { CLUSTER_LABEL, seriesBudget } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { Sample } from '../../live/store-api.ts'
import { namesIn } from '../../words.ts'

/** Each scrape says how many samples it gave. */
const ACTIVE = 'sum by (cluster, job) (scrape_samples_post_metric_relabeling)'

export const seriesInBudget: Check = {
  id: 'series-in-budget',
  of: 'fleet',
  title: 'Every cluster has at most as many series as its budget.',
  rationale:
    'The memory of the hub’s Prometheus is sized for the budgets of all clusters. Beyond them it is killed, and no cluster has metrics.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (scrape_samples_post_metric_relabeling)'",
  ],
  needs: ['prometheus'],
  check: async (live) => {
    const active = await live.prometheus.query(ACTIVE)
    return live.clusters.flatMap((cluster) =>
      overBudget(
        live,
        cluster,
        active.filter(({ labels }) => labels[CLUSTER_LABEL] === cluster.name),
      ),
    )
  },
}

const MOST_JOBS = 3

const overBudget = (
  { fleet }: LiveFleet,
  { name, facts }: LiveCluster,
  jobs: readonly Sample[],
): readonly Found[] => {
  const budget = seriesBudget(fleet, name)
  const series = jobs.reduce((sum, { value }) => sum + value, 0)
  if (series <= budget) return []
  const most = jobs.toSorted((one, other) => other.value - one.value).slice(0, MOST_JOBS)
  const shares = most.map(({ labels, value }) => `${labels['job'] ?? ''} with ${value}`)
  return [
    {
      severity: 'warning',
      cluster: name,
      subject: `cluster ${name}`,
      message: `${name} has ${series} series, and its budget is ${budget}`,
      evidence: [{ asked: `${ACTIVE} of ${name}`, seen: `${series}, most of them ${namesIn(shares)}` }],
      cause: `It has more pods or other labels than its budget was made for: most series are of ${shares[0] ?? ''}.`,
      fix:
        facts.seriesBudget === undefined
          ? `raise \`hub.prometheus.seriesBudget\`, or give ${name} a \`seriesBudget\` of its own, in the inventory; then run \`pnpm build\`, which checks the memory`
          : `raise \`clusters.${name}.seriesBudget\` in the inventory; then run \`pnpm build\`, which checks the memory`,
    },
  ]
}

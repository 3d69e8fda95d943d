import { CLUSTER_LABEL } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { changedConfiguration, collectorCommands } from '../collector-commands.ts'
import { askedOf, type Asked } from './counted-lines.ts'
import { countOf, LINES } from './log-language.ts'
import { withoutCluster } from './lines-without-cluster.ts'

export const lineHasPod: Check = {
  id: 'line-has-pod',
  of: 'fleet',
  title: 'Every line has its pod and its cluster.',
  rationale:
    'Dashboards select lines by cluster, namespace and pod: a line without them is stored, and shown by none.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/loki-gateway 3100:80',
    'curl --silent --get localhost:3100/loki/api/v1/query --data-urlencode \'query=sum by (cluster) (count_over_time({service_name="unknown_service"}[15m]))\'',
    "kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector | grep 'evaluating pod identifier'",
  ],
  needs: ['loki'],
  check: async (live) => {
    const { fleet, clusters, loki, since } = live
    const counted = (lines: keyof typeof LINES, by: string): Promise<Asked> =>
      askedOf(loki, countOf(fleet, [by], LINES[lines], { since }))
    const [all, unknown, unnamed, unfound, unlabelled] = await Promise.all([
      counted('all', CLUSTER_LABEL),
      counted('unknown', CLUSTER_LABEL),
      counted('unnamed', CLUSTER_LABEL),
      counted('unfound', CLUSTER_LABEL),
      counted('unlabelled', 'k8s_node_name'),
    ])
    return clusters.flatMap((cluster) => [
      ...withoutPod(live, cluster, { all, unknown, unnamed, unfound }),
      ...withoutCluster(live, cluster, unlabelled),
    ])
  },
}

type Counted = Readonly<Record<'all' | 'unknown' | 'unnamed' | 'unfound', Asked>>

/** A new pod's first lines may come before the pod is known. */
const SHARE_WITHOUT_NODE = 0.1

const countIn = ({ samples }: Asked, { name }: LiveCluster): number =>
  samples.find(({ labels }) => labels[CLUSTER_LABEL] === name)?.value ?? 0

const evidenceOf = (asked: readonly Asked[], cluster: LiveCluster): readonly Evidence[] =>
  asked.map((one) => ({ asked: one.query, seen: `${countIn(one, cluster)} of ${cluster.name}` }))

const withoutPod = (live: LiveFleet, cluster: LiveCluster, counts: Counted): readonly Found[] => {
  const all = countIn(counts.all, cluster)
  const [unknown, unnamed] = [countIn(counts.unknown, cluster), countIn(counts.unnamed, cluster)]
  if (unknown + unnamed > 0) return [unnamedPods(live, cluster, counts)]
  return countIn(counts.unfound, cluster) > all * SHARE_WITHOUT_NODE
    ? [unfoundPods(live, cluster, counts)]
    : []
}

/** Nothing says of which pod these lines are, so their namespaces seem silent. */
const unnamedPods = (live: LiveFleet, cluster: LiveCluster, counts: Counted): Found => {
  const unknown = countIn(counts.unknown, cluster)
  const lost = Math.max(unknown, countIn(counts.unnamed, cluster))
  return podless(cluster, {
    message: `${lost} of ${countIn(counts.all, cluster)} lines of ${cluster.name} came without a pod within ${live.since}${unknown > 0 ? ', as `unknown_service`' : ''}`,
    evidence: evidenceOf([counts.all, counts.unknown, counts.unnamed], cluster),
    cause:
      'The names in the path of a log file do not become attributes of the resource, so k8s_attributes finds no pod: the collector runs another configuration than that of the tree, or its operators lack the moves.',
    fix: collectorCommands(live.fleet, cluster).reconcile,
    explains: [{ check: 'line-arrives', cluster: cluster.name }],
  })
}

const unfoundPods = (live: LiveFleet, cluster: LiveCluster, counts: Counted): Found =>
  podless(cluster, {
    message: `the pods of ${countIn(counts.unfound, cluster)} of ${countIn(counts.all, cluster)} lines of ${cluster.name} were not found within ${live.since}`,
    evidence: evidenceOf([counts.all, counts.unfound], cluster),
    cause:
      'k8s_attributes gets no pods from the API: the rights of its ServiceAccount are gone, or the name of the node is not handed to it.',
    fix: collectorCommands(live.fleet, cluster).mayListPods,
  })

const podless = (
  cluster: LiveCluster,
  found: Pick<Found, 'message' | 'evidence' | 'cause' | 'fix' | 'explains'>,
): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: `cluster ${cluster.name}`,
  followsFrom: changedConfiguration(cluster),
  ...found,
})

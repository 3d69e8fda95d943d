import { sampledShare, traceStore } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { collectorsMustReport, countedIn, ofCollectors } from '../collector-metrics.ts'

const rise = (counter: string, modifier = ''): string =>
  `sum by (cluster) (increase(${ofCollectors(counter)}[5m]${modifier}))`

const TAKEN = rise('otelcol_receiver_accepted_spans')
/** A collector waits some seconds before it sends, and a rollout takes less than this. */
const TAKEN_BEFORE = rise('otelcol_receiver_accepted_spans', ' offset 5m')
const SENT = rise('otelcol_exporter_sent_spans')

export const spanArrives: Check = {
  id: 'span-arrives',
  of: 'cluster',
  title: 'Where the fleet keeps traces, the spans that collectors take reach Jaeger.',
  rationale:
    'A service whose spans wait in a collector is missing in the lists of Grafana, as one that sends none. A cluster without a program that sends spans is no finding.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_receiver_accepted_spans[5m]))'",
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_exporter_sent_spans[5m]))'",
  ],
  needs: ['prometheus'],
  check: async (cluster, live) => {
    const store = traceStore(live.fleet)
    if (!store) return []
    const { prometheus } = live
    await collectorsMustReport(prometheus, cluster)
    const [taken, before, sent] = await Promise.all(
      [TAKEN, TAKEN_BEFORE, SENT].map((query) => countedIn(prometheus, query, cluster)),
    )
    return sent === 0 && Math.min(taken ?? 0, before ?? 0) >= leastOf(live)
      ? [noneArrive(cluster, live, taken ?? 0)]
      : []
  },
}

/** So many spans of a sample, of some traces each, are never none of it by chance. */
const CERTAIN = 1000

/** How many spans within five minutes must have given one that is kept. */
const leastOf = ({ fleet }: LiveFleet): number => {
  const share = fleet.hub.traces && sampledShare(fleet.hub.traces)
  return share === undefined ? 1 : (CERTAIN * 100) / share
}

const noneArrive = (cluster: LiveCluster, { fleet }: LiveFleet, taken: number): Found => {
  const { name } = cluster
  return {
    severity: 'error',
    cluster: name,
    subject: `cluster ${name}`,
    message: `the collectors of ${name} took ${taken} spans within 5 minutes, and Jaeger has taken none of them`,
    evidence: [
      { asked: `${TAKEN} of ${name}`, seen: String(taken) },
      { asked: `${SENT} of ${name}`, seen: '0' },
    ],
    cause:
      'The push of spans does not come about, or their pipeline drops them: the log of the collector says which.',
    fix: collectorCommands(fleet, cluster).log,
  }
}

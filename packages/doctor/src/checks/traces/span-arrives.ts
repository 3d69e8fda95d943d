import { durationOf, sampledShare, seconds, traceStore, type Duration } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { collectorsMustReport, countedIn, ofCollectors } from '../collector-metrics.ts'

/** A collector waits some seconds before it sends, and a rollout takes less. Of slow scrapes a few samples must be there. */
const LATE = 120
const timeOf = ({ fleet }: LiveFleet): Duration =>
  durationOf(Math.max(LATE, 4 * seconds(fleet.telemetry.scrapeIntervals.collector)))

const rise = (counter: string, time: Duration, before = ''): string =>
  `sum by (cluster) (increase(${ofCollectors(counter)}[${time}]${before}))`

/** What collectors took within a time until now. */
const taken = (time: Duration, before?: string): string =>
  rise('otelcol_receiver_accepted_spans', time, before)
const sent = (time: Duration): string => rise('otelcol_exporter_sent_spans', time)

export const spanArrives: Check = {
  id: 'span-arrives',
  of: 'cluster',
  title: 'Where the fleet keeps traces, the spans that collectors take reach Jaeger.',
  rationale:
    'A service whose spans wait in a collector is missing in the lists of Grafana, as one that sends none. A cluster without a program that sends spans is no finding.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_receiver_accepted_spans[2m]))'",
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_exporter_sent_spans[2m]))'",
  ],
  needs: ['prometheus'],
  check: async (cluster, live) => {
    const store = traceStore(live.fleet)
    if (!store) return []
    const { prometheus } = live
    await collectorsMustReport(prometheus, cluster)
    const time = timeOf(live)
    const [now = 0, before = 0, arrived] = await Promise.all(
      [taken(time), taken(time, ` offset ${time}`), sent(time)].map((query) =>
        countedIn(prometheus, query, cluster),
      ),
    )
    return arrived === 0 && Math.min(now, before) >= leastOf(live) ? [noneArrive(cluster, live, now)] : []
  },
}

/** So many spans of a sample, of some traces each, are never none of it by chance. */
const CERTAIN = 1000

/** How many spans within the time must have given one that is kept. */
const leastOf = ({ fleet }: LiveFleet): number => {
  const share = fleet.hub.traces && sampledShare(fleet.hub.traces)
  return share === undefined ? 1 : (CERTAIN * 100) / share
}

const noneArrive = (cluster: LiveCluster, live: LiveFleet, spans: number): Found => {
  const { name } = cluster
  const time = timeOf(live)
  return {
    severity: 'error',
    cluster: name,
    subject: `cluster ${name}`,
    message: `the collectors of ${name} took ${spans} spans within ${time}, and Jaeger has taken none of them`,
    evidence: [
      { asked: `${taken(time)} of ${name}`, seen: String(spans) },
      { asked: `${sent(time)} of ${name}`, seen: '0' },
    ],
    cause:
      'The push of spans does not come about, or their pipeline drops them: the log of the collector says which.',
    fix: collectorCommands(live.fleet, cluster).log,
  }
}

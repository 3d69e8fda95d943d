import { COLLECTOR_LOSSES, traceStore, type Duration } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found, Symptom } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { collectorsMustReport, countedIn, ofCollectors } from '../collector-metrics.ts'
import { riseOf } from '../rise-of.ts'
import { pushSubject, queueSubject } from '../way/push.ts'

export const spanAccepted: Check = {
  id: 'span-accepted',
  of: 'cluster',
  title: 'Where the fleet keeps traces, no span is lost.',
  rationale:
    'A span that is lost leaves a gap in its trace, which looks like a program that does not pass the trace on.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_exporter_send_failed_spans[15m]))'",
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_exporter_enqueue_failed_spans[15m]))'",
  ],
  needs: ['prometheus'],
  check: async (cluster, live) => {
    if (!traceStore(live.fleet)) return []
    await collectorsMustReport(live.prometheus, cluster)
    const found = await Promise.all(LOSSES.map((loss) => lostBy(loss, cluster, live)))
    return found.flat()
  },
}

/** A way in which collectors lose spans for good. */
interface Loss {
  readonly counter: string
  readonly subject: string
  readonly message: (spans: string, since: Duration) => string
  readonly cause: string
  /** What it follows from, in the same cluster. */
  readonly follows: readonly Symptom[]
}

const push: Symptom = { check: 'push-arrives', subject: pushSubject('traces') }

const LOSSES: readonly Loss[] = [
  {
    counter: COLLECTOR_LOSSES.spansRefused,
    subject: 'refused spans',
    message: (spans, since) => `Jaeger refused ${spans} for good within ${since}`,
    cause: 'Jaeger or the gateway answers with an error that is final: the log of the collector has it.',
    follows: [push],
  },
  {
    counter: COLLECTOR_LOSSES.spansWithoutRoom,
    subject: 'spans without room',
    message: (spans, since) =>
      `the queue had no room for ${spans} within ${since}: programs that do not send again have lost them`,
    cause:
      'The queue of traces was full: the hub was out of reach for longer than it holds, or programs send more than the hub takes. A smaller `hub.traces.samplingPercentage` makes it last longer.',
    follows: [{ check: 'queue-has-room', subject: queueSubject('traces') }, push],
  },
]

const lostBy = async (loss: Loss, cluster: LiveCluster, live: LiveFleet): Promise<readonly Found[]> => {
  const { prometheus, since, fleet } = live
  const { name } = cluster
  const query = `sum by (cluster) (${riseOf(ofCollectors(loss.counter), since)})`
  const spans = await countedIn(prometheus, query, cluster)
  if (spans === 0) return []
  return [
    {
      severity: 'error',
      cluster: name,
      subject: loss.subject,
      message: loss.message(`${spans} ${spans === 1 ? 'span' : 'spans'} of ${name}`, since),
      evidence: [{ asked: `increase(${loss.counter}{cluster="${name}"}[${since}])`, seen: String(spans) }],
      cause: loss.cause,
      fix: collectorCommands(fleet, cluster).log,
      followsFrom: loss.follows.map((one) => ({ ...one, cluster: name })),
    },
  ]
}

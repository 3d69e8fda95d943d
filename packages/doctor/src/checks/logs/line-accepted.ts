import {
  COLLECTOR_LOSSES,
  storeOfLogs,
  victoriaLogsCopies,
  type Duration,
  type VictoriaLogs,
} from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { collectorsMustReport, countedIn, ofCollectors } from '../collector-metrics.ts'
import { pushSubject } from '../way/push.ts'
import { riseOf } from '../rise-of.ts'
import { causeOfDiscards, discardCounter, discardedBy, droppedWithin } from './discarded-lines.ts'

const refused = (since: Duration): string =>
  `sum by (cluster) (${riseOf(ofCollectors(COLLECTOR_LOSSES.logsRefused), since)})`

export const lineAccepted: Check = {
  id: 'line-accepted',
  of: 'cluster',
  title: 'Loki takes every line.',
  rationale:
    'What Loki refuses for good, the collector drops: these lines are on the node alone, until its files rotate. VictoriaLogs acknowledges what it drops, and only its own metrics say so.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=sum by (cluster) (increase(otelcol_exporter_send_failed_log_records[15m]))'",
    'kubectl --context CONTEXT get --raw /api/v1/namespaces/monitoring/services/loki:3100/proxy/metrics | grep loki_discarded',
  ],
  needs: ['prometheus', 'loki'],
  check: async (cluster, live) => {
    const { prometheus, since } = live
    await collectorsMustReport(prometheus, cluster)
    const lines = await countedIn(prometheus, refused(since), cluster)
    const copies = cluster.isHub ? victoriaLogsCopies(live.fleet) : []
    const dropped = await Promise.all(copies.map((copy) => droppedLines(live, copy)))
    return [...(lines > 0 ? [await refusedLines(live, cluster, lines)] : []), ...dropped.flat()]
  },
}

/** What no collector counts: VictoriaLogs acknowledges what it drops, whichever cluster sent it. */
const droppedLines = async (live: LiveFleet, copy: VictoriaLogs): Promise<readonly Found[]> => {
  const { fleet, hub, since } = live
  const dropped = await droppedWithin(live, copy, since)
  const lines = [...dropped.values()].reduce((sum, count) => sum + count, 0)
  if (lines === 0) return []
  const { name, namespace } = copy.storage
  return [
    {
      severity: 'error',
      cluster: hub.name,
      subject: `StatefulSet ${namespace}/${name}`,
      message: `VictoriaLogs acknowledged ${lines} lines within ${since}, and dropped them`,
      evidence: [...dropped].map(([reason, count]) => ({
        asked: `increase(${discardCounter(fleet)}{reason="${reason}"}[${since}])`,
        seen: String(count),
      })),
      cause: causeOfDiscards(storeOfLogs(fleet), dropped),
      fix: kubectl(
        hub,
        `--namespace ${namespace} logs --selector app.kubernetes.io/name=${name} --since 1h | grep -E 'skipping log entry|dropping log line'`,
      ),
    },
  ]
}

const refusedLines = async (live: LiveFleet, cluster: LiveCluster, lines: number): Promise<Found> => {
  const { name } = cluster
  const discarded = await discardedBy(live)
  const evidence: Evidence[] = [...(discarded ?? [])].map(([reason, count]) => ({
    asked: `${discardCounter(live.fleet)}{reason="${reason}"} of ${storeOfLogs(live.fleet)}`,
    seen: `${count} since it started`,
  }))
  return {
    severity: 'error',
    cluster: name,
    subject: `cluster ${name}`,
    message: `${storeOfLogs(live.fleet)} refused ${lines} lines of ${name} for good within ${live.since}`,
    evidence: [
      {
        asked: `increase(${COLLECTOR_LOSSES.logsRefused}{cluster="${name}"}[${live.since}])`,
        seen: String(lines),
      },
      ...evidence,
    ],
    cause: causeOfDiscards(storeOfLogs(live.fleet), discarded),
    fix: collectorCommands(live.fleet, cluster).log,
    // The collector's log has the answer itself, and what is wrong on the way leads there.
    followsFrom: [{ check: 'push-arrives', cluster: name, subject: pushSubject('logs') }],
  }
}

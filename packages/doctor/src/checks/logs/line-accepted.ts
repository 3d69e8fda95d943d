import { COLLECTOR_LOSSES, storeOfLogs, type Duration } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { collectorsMustReport, countedIn, ofCollectors } from '../collector-metrics.ts'
import { pushSubject } from '../way/push.ts'
import { riseOf } from '../rise-of.ts'
import { causeOfDiscards, discardCounter, discardedBy } from './discarded-lines.ts'

const refused = (since: Duration): string =>
  `sum by (cluster) (${riseOf(ofCollectors(COLLECTOR_LOSSES.logsRefused), since)})`

export const lineAccepted: Check = {
  id: 'line-accepted',
  of: 'cluster',
  title: 'Loki takes every line.',
  rationale:
    'What Loki refuses for good, the collector drops: these lines are on the node alone, until its files rotate.',
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
    return lines > 0 ? [await refusedLines(live, cluster, lines)] : []
  },
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

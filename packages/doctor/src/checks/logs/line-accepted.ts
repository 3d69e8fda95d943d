import { COLLECTOR_LOSSES, JOB, storeOfLogs, victoriaLogs, type Duration } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import type { StoreApi } from '../../live/store-api.ts'
import { NotAsked } from '../../not-asked.ts'
import { collectorCommands } from '../collector-commands.ts'
import { pushSubject } from '../way/push.ts'
import { riseOf } from '../rise-of.ts'
import { causeOfDiscards, discardCounter, discardedBy, droppedWithin } from './discarded-lines.ts'

const collector = (metric: string): string => `${metric}{job="${JOB.collector}"}`

const refused = (since: Duration): string =>
  `sum by (cluster) (${riseOf(collector(COLLECTOR_LOSSES.logsRefused), since)})`

const REPORTING = `group by (cluster) (${collector('up')})`

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
    await mustReport(prometheus, cluster)
    const counted = await prometheus.query(refused(since))
    const lines = Math.round(counted.find(({ labels }) => labels['cluster'] === cluster.name)?.value ?? 0)
    return [
      ...(lines > 0 ? [await refusedLines(live, cluster, lines)] : []),
      ...(cluster.isHub ? await droppedLines(live) : []),
    ]
  },
}

/** What no collector counts: VictoriaLogs acknowledges what it drops, whichever cluster sent it. */
const droppedLines = async (live: LiveFleet): Promise<readonly Found[]> => {
  const { fleet, hub, since } = live
  const store = victoriaLogs(fleet)
  if (!store) return []
  const dropped = await droppedWithin(live, store, since)
  const lines = [...dropped.values()].reduce((sum, count) => sum + count, 0)
  if (lines === 0) return []
  const { name, namespace } = store.storage
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
      cause: causeOfDiscards(dropped),
      fix: kubectl(
        hub,
        `--namespace ${namespace} logs --selector app.kubernetes.io/name=${name} --since 1h | grep -E 'skipping log entry|dropping log line'`,
      ),
    },
  ]
}

/** @throws NotAsked where no collector of the cluster says what it lost */
const mustReport = async (prometheus: StoreApi, { name }: LiveCluster): Promise<void> => {
  const reporting = await prometheus.query(REPORTING)
  if (!reporting.some(({ labels }) => labels['cluster'] === name))
    throw new NotAsked(
      'missing',
      `no metrics of the collectors of ${name} arrive, so nothing says what they lost`,
      'see what job-arrives says',
    )
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
    cause: causeOfDiscards(discarded),
    fix: collectorCommands(live.fleet, cluster).log,
    // The collector's log has the answer itself, and what is wrong on the way leads there.
    followsFrom: [{ check: 'push-arrives', cluster: name, subject: pushSubject('logs') }],
  }
}

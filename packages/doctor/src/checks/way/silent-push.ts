import { JOB } from '@fleet/model'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { subjectOf } from '../../live/objects.ts'
import { conditionOf, type Pod } from '../../live/pods.ts'
import { secondsSince } from '../../live/time.ts'
import { reasonOfNoConnection } from './answers.ts'
import { nodeOf } from './collector-pods.ts'
import { addressOf, type FailedPush } from './failed-push.ts'
import { pushSubject, silenceOf } from './push.ts'

const ARRIVED = `count by (cluster) (up{job="${JOB.collector}"})`
/** How long Prometheus answers with a sample after it came. */
const LOOKBACK_IN_SECONDS = 300

/**
 * Metrics that do not arrive, though the log says nothing: the exporter of remote write logs what the hub answers, but of a connection
 * that does not come about only after an hour.
 */
export const silentPush = async (
  cluster: LiveCluster,
  fleet: LiveFleet,
  pods: readonly Pod[],
): Promise<readonly FailedPush[]> => {
  const pod = pods.find((one) => secondsReady(fleet, one) > 2 * LOOKBACK_IN_SECONDS)
  if (cluster.isHub || !pod) return []
  const arrived = (await fleet.prometheus.query(ARRIVED)).map(({ labels }) => labels['cluster'])
  // Samples without the label may be of this cluster: that is a finding of its own.
  if (arrived.includes(cluster.name) || arrived.includes(undefined)) return []
  const { name } = cluster
  return [
    {
      signal: 'metrics',
      isConnected: false,
      found: {
        severity: 'error',
        cluster: name,
        subject: pushSubject('metrics'),
        message: `no sample of ${name} has arrived for 5 minutes, though its collectors run`,
        evidence: [
          { asked: ARRIVED, seen: `nothing of ${name}` },
          { asked: `${subjectOf(pod)} .status`, seen: 'ready for more than 10 minutes' },
        ],
        ...reasonOfNoConnection('', {
          node: nodeOf(pod),
          address: addressOf(cluster, fleet.fleet, 'metrics'),
        }),
        explains: silenceOf('metrics', name),
      },
    },
  ]
}

const secondsReady = (fleet: LiveFleet, pod: Pod): number => {
  const ready = conditionOf(pod, 'Ready')
  return ready?.status === 'True' ? secondsSince(fleet, ready.lastTransitionTime) : 0
}

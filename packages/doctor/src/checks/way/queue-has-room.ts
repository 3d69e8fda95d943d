import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import { subjectOf } from '../../live/objects.ts'
import { namesIn } from '../../words.ts'
import { lastingFailures, type LastingFailure } from './collector-log.ts'
import { nodeOf, runningCollectors } from './collector-pods.ts'
import { queueSubject, signalsOf, silenceOf, type Signal } from './push.ts'
import { queuesOf, type QueueFill } from './queue-fill.ts'

export const queueHasRoom: Check = {
  id: 'queue-has-room',
  of: 'cluster',
  title: 'The queues of the collectors have room.',
  rationale:
    'A collector keeps in its queue what the hub does not take. A full queue of logs waits in the files; a full queue of metrics or of traces loses what comes; a full disk stops lines and spans.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector --since 5m | grep -e "no space left" -e "queue is full"',
    'kubectl --context CONTEXT get nodes --output custom-columns=NODE:.metadata.name,CONDITIONS:.status.conditions[*].type',
  ],
  needs: ['pods', 'logs', 'prometheus', 'collectors', 'objects'],
  check: async (cluster, fleet) => {
    const pods = await runningCollectors(cluster, fleet)
    if (pods.length === 0) return []
    const refusals = (await Promise.all(pods.map((pod) => lastingFailures(cluster, fleet, pod))))
      .flat()
      .filter(({ isOfQueue }) => isOfQueue)
    const signals = signalsOf(fleet.fleet)
    if (refusals.length > 0) return signals.flatMap((signal) => refused(cluster, signal, refusals))
    const fills = await queuesOf(cluster, fleet, pods)
    return signals.flatMap((signal) => filling(cluster, signal, fills))
  },
}

const refused = (
  cluster: LiveCluster,
  signal: Signal,
  refusals: readonly LastingFailure[],
): readonly Found[] => {
  const own = refusals.filter((one) => one.signal === signal)
  const [first] = own
  if (!first) return []
  const { name } = cluster
  const isDisk = first.error.includes('no space left on device')
  const nodes = namesIn(own.map(({ pod }) => nodeOf(pod)))
  return [
    {
      severity: 'error',
      cluster: name,
      subject: queueSubject(signal),
      message: isDisk
        ? `the disk that holds the queue of ${signal} is full on ${nodes} of ${name}`
        : `the queue of ${signal} is full on ${nodes} of ${name}: what comes now is lost`,
      evidence: own.map(({ pod, error }) => ({ asked: `log of ${subjectOf(pod)}`, seen: error })),
      cause: isDisk
        ? 'The file system of /var/lib/otelcol has no room left. Container images, logs or other volumes of the node may fill it.'
        : 'The hub takes less than the collector reads, or has taken nothing for a while.',
      fix: isDisk
        ? `free room on ${nodes}: \`df -h /var/lib/otelcol\`, then \`du -xsh /var/log/pods /var/lib/rancher/k3s\``
        : kubectl(
            cluster,
            `--namespace ${first.pod.metadata.namespace} logs ${first.pod.metadata.name} --since 5m`,
          ),
      // A line that cannot be queued is not sent; samples are queued in memory.
      ...(isDisk && { explains: silenceOf(signal, name) }),
    },
  ]
}

/** From here on the alert CollectorQueueFilling counts. */
const FILLING = 0.5
const FULL = 0.95

const filling = (cluster: LiveCluster, signal: Signal, fills: readonly QueueFill[]): readonly Found[] => {
  const [fullest] = fills
    .filter((one) => one.signal === signal && one.share > FILLING)
    .toSorted((one, other) => other.share - one.share)
  if (!fullest) return []
  const { name } = cluster
  const percent = `${Math.round(fullest.share * 100)} %`
  return [
    {
      severity: fullest.share >= FULL ? 'error' : 'warning',
      cluster: name,
      subject: queueSubject(signal),
      message: `a queue of ${signal} of ${name} is ${percent} full`,
      evidence: [{ asked: fullest.asked, seen: percent }],
      cause:
        'The hub takes less than the collector reads, or took nothing for a while and the queue empties now.',
      fix: `ask again in some minutes; where it grows, ${kubectl(cluster, 'top pods --all-namespaces')}, and look for the pod that writes most`,
    },
  ]
}

import { durationOf, seconds } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import type { LiveCluster } from '../../live/live-cluster.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { collectorCommands } from '../collector-commands.ts'
import { countQuery, linesOf, total, type LinesOfCluster } from './counted-lines.ts'
import { writtenLine, type KubeletLine } from './unstored-line.ts'
import { wordOfCollectors, type WordOfCollectors } from './word-of-collectors.ts'

/** How long before the time that is looked at a namespace must have written. */
const BEFORE = durationOf(1800)

export const lineArrives: Check = {
  id: 'line-arrives',
  of: 'cluster',
  title: 'Lines of every cluster, and of every namespace that writes some, arrive.',
  rationale:
    'What a pod writes and Loki does not have is not found when it is needed, and is gone with the pod.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring port-forward service/loki-gateway 3100:80',
    'curl --silent --get localhost:3100/loki/api/v1/query --data-urlencode \'query=sum by (cluster, k8s_namespace_name) (count_over_time({cluster=~".+"}[15m]))\'',
    'kubectl --context CONTEXT --namespace monitoring logs daemonset/otel-collector --tail=30',
  ],
  needs: ['loki', 'prometheus', 'pods', 'logs'],
  check: async (cluster, live) => {
    const [lines, before] = await Promise.all([
      linesOf(live.loki, cluster.name, countQuery(live.fleet, live.since)),
      linesOf(live.loki, cluster.name, countQuery(live.fleet, BEFORE, live.since)),
    ])
    if (total(lines) === 0) return [await silentCluster(cluster, live, before)]
    const silent = [...before.keys()].filter((namespace) => namespace !== '' && !lines.has(namespace))
    const found = await Promise.all(silent.map((namespace) => silentNamespace(cluster, live, namespace)))
    return found.flat()
  },
}

const silentCluster = async (
  cluster: LiveCluster,
  { fleet, prometheus, since }: LiveFleet,
  before: LinesOfCluster,
): Promise<Found> => {
  const word = await wordOfCollectors(prometheus, cluster.name, since)
  return {
    severity: 'error',
    cluster: cluster.name,
    subject: `cluster ${cluster.name}`,
    message: `no line of ${cluster.name} arrived within ${since}`,
    evidence: [
      { asked: countQuery(fleet, since), seen: `no line of ${cluster.name}` },
      { asked: countQuery(fleet, BEFORE, since), seen: `${total(before)} lines of ${cluster.name}` },
      ...word.evidence,
    ],
    cause: causeOf(word, since),
    fix: collectorCommands(fleet, cluster).log,
    // Lines have the time of their node.
    followsFrom: [{ check: 'clock-true', cluster: cluster.name }],
  }
}

const causeOf = ({ read, sent }: WordOfCollectors, since: string): string => {
  if (read === undefined) return 'Its collectors do not run, or nothing that they send reaches the hub.'
  if (read === 0)
    return 'Its collectors read no line: they do not find the logs of the pods, or may not read them.'
  return sent === undefined || sent === 0
    ? 'Its collectors read lines and deliver none: Loki’s gateway is out of their reach, or refuses them.'
    : `Loki takes lines of its collectors: they have another label \`cluster\`, or are older than ${since} for a queue empties.`
}

/** A namespace may have nothing to say. Only what the kubelet has and Loki has not is lost. */
const silentNamespace = async (
  cluster: LiveCluster,
  live: LiveFleet,
  namespace: string,
): Promise<readonly Found[]> => {
  const { since, now } = live
  const line = await writtenLine(cluster, namespace, { seconds: seconds(since), now })
  return line === undefined ? [] : [lost(cluster, live, namespace, line)]
}

const lost = (
  cluster: LiveCluster,
  { fleet, since }: LiveFleet,
  namespace: string,
  { pod, container, time }: KubeletLine,
): Found => ({
  severity: 'error',
  cluster: cluster.name,
  subject: `namespace ${namespace}`,
  message: `no line of the namespace ${namespace} arrived within ${since}, while its pods write some`,
  evidence: [
    { asked: countQuery(fleet, since), seen: `no line of ${cluster.name}, ${namespace}` },
    { asked: `the log of Pod ${namespace}/${pod}, container ${container}`, seen: `a line of ${time}` },
  ],
  cause: 'The collector of its node does not read these files, or Loki refuses their lines.',
  fix: collectorCommands(fleet, cluster).log,
})

import { RULER_POD_LABELS, RULER_WORKLOAD, THANOS, THANOS_PORTS, usesThanos } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Evidence, Found, Symptom } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { conditionOf, type Pod } from '../../live/pods.ts'
import { secondsSince } from '../../live/time.ts'
import { namesIn } from '../../words.ts'
import { podsOfPart } from './thanos-pods.ts'

/** What Query asks, and what its answers lack without it. */
interface AskedPart {
  /** Its label `app.kubernetes.io/name`. */
  readonly part: string
  readonly workload: string
  readonly lacking: string
  /** What follows where Query reaches none of its pods. */
  readonly explains: readonly Symptom[]
}

const PARTS: readonly AskedPart[] = [
  {
    part: THANOS.receive,
    workload: THANOS.receive,
    lacking: 'the newest samples',
    explains: [{ check: 'job-arrives' }, { check: 'rule-evaluates' }, { check: 'alert-quiet' }],
  },
  {
    part: THANOS.storeGateway,
    workload: THANOS.storeGateway,
    lacking: 'what is in the bucket',
    explains: [],
  },
  {
    part: RULER_POD_LABELS['app.kubernetes.io/name'] ?? '',
    workload: RULER_WORKLOAD,
    lacking: 'the rules and their alerts',
    explains: [{ check: 'rule-evaluates' }],
  },
]

export const storeReached: Check = {
  id: 'store-reached',
  of: 'fleet',
  title: 'Where metrics are in Thanos, Query reaches each Receive, the Store Gateway and the Ruler.',
  rationale:
    'Query answers with what it reaches, and marks what is missing by a warning that panels hardly show: series and history seem to be gone.',
  byHand: [
    'kubectl --context CONTEXT get --raw /api/v1/namespaces/monitoring/services/thanos-query:10902/proxy/api/v1/stores',
    'kubectl --context CONTEXT --namespace monitoring get pods --selector app.kubernetes.io/name=thanos-receive --output wide',
  ],
  needs: ['prometheus', 'pods'],
  check: async (live) => {
    if (!usesThanos(live.fleet)) return []
    const stores = Object.values((await live.prometheus.data('/api/v1/stores')) as Stores).flat()
    const found = await Promise.all(PARTS.map((part) => unreachedOf(live, part, stores)))
    return found.flat()
  },
}

/** By the kind of store. Query lists one for five minutes after its last answer. */
type Stores = Readonly<Record<string, readonly Store[]>>

interface Store {
  /** Its address and port. */
  readonly name: string
  readonly lastError: string | null
  /** The last time at which it answered. */
  readonly lastCheck: string
}

/** Query asks each store every five seconds, and for new ones twice a minute. */
const SETTLED_IN_SECONDS = 90

const unreachedOf = async (
  live: LiveFleet,
  asked: AskedPart,
  stores: readonly Store[],
): Promise<readonly Found[]> => {
  const pods = (await podsOfPart(live, asked.part)).filter((pod) => isSettled(live, pod))
  const [first, ...others] = pods.filter((pod) => !isReached(live, storeOf(pod, stores)))
  if (!first) return []
  const areAll = others.length + 1 === pods.length
  return [unreachedPods(live, { ...asked, areAll }, [first, ...others], stores)]
}

/** Why a pod is not ready is a finding of others. */
const isSettled = (live: LiveFleet, pod: Pod): boolean => {
  const ready = conditionOf(pod, 'Ready')
  return ready?.status === 'True' && secondsSince(live, ready.lastTransitionTime) > SETTLED_IN_SECONDS
}

const addressOf = ({ status }: Pod): string => `${status?.podIP}:${THANOS_PORTS.grpc}`

const storeOf = (pod: Pod, stores: readonly Store[]): Store | undefined =>
  stores.find(({ name }) => name === addressOf(pod))

const isReached = (live: LiveFleet, store: Store | undefined): boolean =>
  store !== undefined &&
  (store.lastError === null || secondsSince(live, store.lastCheck) < SETTLED_IN_SECONDS)

const unreachedPods = (
  live: LiveFleet,
  { part, workload, lacking, explains, areAll }: AskedPart & { readonly areAll: boolean },
  pods: readonly [Pod, ...Pod[]],
  stores: readonly Store[],
): Found => {
  const { namespace } = live.fleet.telemetry
  const [first] = pods
  const errors = pods.flatMap((pod) => storeOf(pod, stores)?.lastError ?? [])
  return {
    severity: 'error',
    cluster: live.hub.name,
    subject: `StatefulSet ${namespace}/${workload}`,
    message: `Query of Thanos does not reach ${namesIn(pods.map(({ metadata }) => metadata.name))}: its answers lack ${lacking}`,
    evidence: pods.map((pod): Evidence => ({
      asked: `/api/v1/stores of Query, ${addressOf(pod)} of ${pod.metadata.name}`,
      seen: storeOf(pod, stores)?.lastError ?? 'not in the list',
    })),
    cause:
      errors.length > 0
        ? 'The pod is ready, and does not answer Query: a NetworkPolicy does not admit it, the link between the nodes is down, or the pod hangs.'
        : 'No address of it is behind the name that Query looks up, or Query has never reached it: its headless Service is gone, or a NetworkPolicy does not admit Query.',
    fix: kubectl(
      live.hub,
      `--namespace ${namespace} logs deployment/${THANOS.query} --since 10m | grep ${addressOf(first)}`,
    ),
    ...(areAll && { explains }),
    followsFrom: ['object-exists', 'object-unchanged'].flatMap((check) =>
      ['Service', 'NetworkPolicy'].map((kind) => ({
        check,
        cluster: live.hub.name,
        subject: `${kind} ${namespace}/${part}`,
      })),
    ),
  }
}

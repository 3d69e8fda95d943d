import { THANOS, usesThanos } from '@fleet/model'
import type { Check } from '../../check.ts'
import type { Found } from '../../diagnosis.ts'
import { kubectl } from '../../live/kubectl.ts'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { NotAsked } from '../../not-asked.ts'
import { lastError } from './thanos-pods.ts'

const HALTED = `max(thanos_compact_halted{job="${THANOS.compactor}"})`

export const blockCompacted: Check = {
  id: 'block-compacted',
  of: 'fleet',
  title: 'Where metrics are in Thanos, the Compactor works on what is in the bucket.',
  rationale:
    'A Compactor that has halted runs on, and does nothing: no block is joined, thinned or deleted. The bucket grows, and queries over weeks get slow.',
  byHand: [
    'kubectl --context CONTEXT --namespace monitoring logs statefulset/thanos-compact | grep halting',
    'kubectl --context CONTEXT --namespace monitoring port-forward service/kube-prometheus-stack-prometheus 9090',
    "curl --silent localhost:9090/api/v1/query --data-urlencode 'query=thanos_compact_halted'",
  ],
  needs: ['prometheus', 'logs'],
  check: async (live) => {
    if (!usesThanos(live.fleet)) return []
    const [halted] = await live.hubPrometheus.query(HALTED)
    if (halted === undefined)
      throw new NotAsked(
        'missing',
        'the hub’s Prometheus has no metrics of the Compactor, so nothing says whether it works',
        'see what is found of its pod, and restore the PodMonitor thanos-compact',
      )
    return halted.value === 1 ? [await hasHalted(live)] : []
  },
}

/** Why it halts, by the words of its log. */
const CAUSES: readonly (readonly [RegExp, string, string])[] = [
  [
    /no space left/i,
    'Its volume has no room for the blocks that it joins.',
    'raise `hub.metrics.compactor.volume` in the inventory, enlarge the claim, and delete the pod',
  ],
  [
    /overlap/i,
    'Blocks of one time overlap that are not copies: another Compactor, or a tool, wrote one of them.',
    'stop the other one, for a bucket has one Compactor; then delete the pod',
  ],
]

const hasHalted = async (live: LiveFleet): Promise<Found> => {
  const { fleet, hub } = live
  const { namespace } = fleet.telemetry
  const pod = `${THANOS.compactor}-0`
  const error = await lastError(live, { part: THANOS.compactor, name: pod }, /halting/)
  const [, cause, remedy] = CAUSES.find(([words]) => words.test(error ?? '')) ?? []
  const log = kubectl(hub, `--namespace ${namespace} logs ${pod} | grep halting`)
  return {
    severity: 'warning',
    cluster: hub.name,
    subject: `StatefulSet ${namespace}/${THANOS.compactor}`,
    message: 'the Compactor has halted: nothing in the bucket is joined, thinned or deleted',
    evidence: [
      { asked: HALTED, seen: '1' },
      ...(error === undefined ? [] : [{ asked: `the log of ${pod}`, seen: error }]),
    ],
    cause: cause ?? 'It met a block that it does not join: its log names the block.',
    fix:
      remedy === undefined
        ? `${log}; then follow the runbook MetricsCompactionHalted`
        : `${remedy}: ${kubectl(hub, `--namespace ${namespace} delete pod ${pod}`)}`,
  }
}

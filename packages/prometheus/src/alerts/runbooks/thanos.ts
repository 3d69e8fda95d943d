import { THANOS } from '@fleet/model'
import type { Runbook } from '../runbook.ts'

const logsOf = (name: string): string => `kubectl --context HUB --namespace monitoring logs ${name} --tail=50`

const metricsNotUploaded: Runbook = {
  meaning: 'A Receive has put no block into the bucket for eight hours. It does so every two.',
  impact:
    'New metrics are on the volumes of Receives alone, which keep three days. What is not in the bucket by then is lost.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows: 'For how many hours each Receive has uploaded nothing; since a restart, all the time is counted',
      promql: `(time() - max by (pod) (thanos_objstore_bucket_last_successful_upload_time{job="${THANOS.receive}"})) / 3600`,
    },
    { shows: 'Why the bucket takes nothing', commands: [logsOf('POD')] },
  ],
  remedies: [
    {
      found: 'the bucket refuses the key',
      fix: 'correct the Secret `thanos-s3`, and restart what reads it: `kubectl --context HUB --namespace monitoring rollout restart statefulset`.',
    },
    {
      found: 'the service of the bucket cannot be reached',
      fix: 'repair the way to it. Receives upload by themselves what they still have.',
    },
    {
      found: 'the service is out for more than a day',
      fix: 'enlarge nothing and delete nothing: the volumes keep three days. Then let the service of another bucket take over, in `hub.metrics.objectStorage`.',
    },
  ],
}

const metricsNotReplicated: Runbook = {
  meaning:
    'A Receive could not pass samples on to as many others as must store them, for a quarter of an hour.',
  impact:
    'With three Receives or more, samples are accepted while two of three store them. Below that collectors keep them in their queues.',
  dashboard: 'fleet-telemetry',
  look: [
    {
      shows: 'Which Receives fail to pass samples on, in samples a second',
      promql: `sum by (pod) (rate(thanos_receive_replications_total{job="${THANOS.receive}", result="error"}[5m]))`,
    },
    {
      shows: 'Which Receive is not ready',
      commands: [
        'kubectl --context HUB --namespace monitoring get pods --selector app.kubernetes.io/name=thanos-receive --output wide',
      ],
    },
    {
      shows: 'How many series each has',
      promql: `sum by (pod) (prometheus_tsdb_head_series{job="${THANOS.receive}"})`,
    },
  ],
  remedies: [
    { found: 'a node is gone', fix: 'bring it back: the volume of its Receive is there.' },
    {
      found: 'a Receive is killed for its memory',
      fix: 'raise `hub.metrics.receive.resources` or lower the budgets: `pnpm build --capacity` shows what it needs.',
    },
    {
      found: 'a Receive starts for long',
      fix: 'wait: it replays its log, some minutes for a million series.',
    },
  ],
}

const metricsCompactionHalted: Runbook = {
  meaning: 'The Compactor met blocks that it does not join, and waits for a person.',
  impact:
    'Nothing is lost. Nothing in the bucket is joined, thinned or deleted, so that it grows and long queries get slow.',
  dashboard: 'fleet-telemetry',
  look: [
    { shows: 'At which block it halted, and why', commands: [logsOf('thanos-compact-0')] },
    {
      shows: 'Whether it is halted',
      promql: `max by (cluster) (thanos_compact_halted{job="${THANOS.compactor}"})`,
    },
    {
      shows: 'How many blocks the Store Gateway reads',
      promql: `sum by (pod) (thanos_bucket_store_blocks_loaded{job="${THANOS.storeGateway}"})`,
    },
  ],
  remedies: [
    {
      found: 'no space is left on its volume',
      fix: 'enlarge `hub.metrics.compactor.volume`, then delete its pod.',
    },
    {
      found: 'blocks overlap, and another Compactor wrote one of them',
      fix: 'stop the other one. A bucket has one Compactor.',
    },
    {
      found: 'one block is damaged',
      fix: '`thanos tools bucket mark --id=BLOCK --marker=no-compact-mark.json --details=damaged` in its pod leaves the block as it is; then delete the pod.',
    },
  ],
}

export const THANOS_RUNBOOKS = {
  MetricsNotUploaded: metricsNotUploaded,
  MetricsNotReplicated: metricsNotReplicated,
  MetricsCompactionHalted: metricsCompactionHalted,
} as const satisfies Readonly<Record<string, Runbook>>

import { COLLECTOR_LOSSES, JAEGER } from '@fleet/model'
import type { Runbook } from '../runbook.ts'
import { collectorLog } from './collector-log.ts'
import { lossesOf, memory, queueOf } from './collector-metrics.ts'

const collectorRefusesSpans: Runbook = {
  meaning:
    'The collector has no room for new spans: those that wait for the hub fill its queue, or it is at its memory limit.',
  impact: 'The refused spans are lost: traces of that time lack parts, or are not there.',
  dashboard: 'fleet-telemetry',
  look: [
    lossesOf(COLLECTOR_LOSSES.spansWithoutRoom, 'spans'),
    queueOf('traces'),
    memory,
    collectorLog('Why the hub does not take them', 'Exporting failed|memory'),
  ],
  remedies: [
    {
      found: 'the queue is full',
      fix: 'the hub does not take spans: follow `CollectorQueueFilling`. `hub.traces.queue` sizes the queue, and a smaller `hub.traces.samplingPercentage` makes it last longer.',
    },
    {
      found: 'the queue is empty, and the memory at its limit',
      fix: 'the programs send more spans than the collector has memory for: make `hub.traces.samplingPercentage` smaller in them, which have it before the collector does.',
    },
  ],
}

const collectorLosesSpans: Runbook = {
  meaning:
    'Jaeger refused spans of the collector for good, and the collector dropped the whole request with them.',
  impact: 'The refused spans are lost: traces of that time lack parts, or are not there.',
  dashboard: 'fleet-telemetry',
  look: [
    lossesOf(COLLECTOR_LOSSES.spansRefused, 'spans'),
    collectorLog('With which answer they were refused', 'Exporting failed'),
    {
      shows: 'What Jaeger says of it',
      commands: [
        `kubectl --context HUB --namespace monitoring logs statefulset/${JAEGER} --since=15m | grep -iE 'error|warn'`,
      ],
    },
  ],
  remedies: [
    {
      found: 'the answer is 401 or 403',
      fix: 'the credential of the cluster is not one that the hub knows: compare the Secrets, as docs/guides/push-credentials.md says.',
    },
    {
      found: 'the answer is 400 or 413',
      fix: 'a program sends spans that are malformed or too large: the log of the collector names its service.',
    },
  ],
}

export const SPAN_RUNBOOKS = {
  CollectorRefusesSpans: collectorRefusesSpans,
  CollectorLosesSpans: collectorLosesSpans,
} as const satisfies Readonly<Record<string, Runbook>>

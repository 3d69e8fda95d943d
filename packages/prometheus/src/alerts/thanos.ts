import { LOCAL_DAYS, THANOS, usesThanos, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'

/** A Receive writes a block every two hours, and another one an hour after that may wait for its uploading. */
const LONGEST_WITHOUT_UPLOAD = 4 * 3600

/** The alerts on Thanos, of a fleet that has it. What it refuses for good is a loss of the collector that sent it. */
export const thanosAlerts = (fleet: Fleet): readonly Alert[] => (usesThanos(fleet) ? ALERTS : [])

const ALERTS: readonly Alert[] = [
  {
    alert: 'MetricsNotUploaded',
    // Since its start a Receive may have had nothing to upload: the time of the last one is then 0.
    expr: `time() - max by (cluster, pod) (thanos_objstore_bucket_last_successful_upload_time{job="${THANOS.receive}"}) > ${LONGEST_WITHOUT_UPLOAD}`,
    for: '4h',
    severity: 'critical',
    summary: '{{ $labels.pod }} of {{ $labels.cluster }} has put no metrics into the bucket for hours',
    description: `What it has is on its volume alone, which keeps ${LOCAL_DAYS} days: its log says why the bucket takes nothing.`,
  },
  {
    alert: 'MetricsNotReplicated',
    expr: `sum by (cluster, pod) (rate(thanos_receive_replications_total{job="${THANOS.receive}", result="error"}[5m])) > 0`,
    for: '15m',
    severity: 'warning',
    summary: '{{ $labels.pod }} of {{ $labels.cluster }} cannot pass samples on to enough Receives',
    description:
      'Samples wait in the queues of the collectors while fewer Receives store them than must. Which one is missing: `kubectl get pods --selector app.kubernetes.io/name=thanos-receive`.',
  },
  {
    alert: 'MetricsCompactionHalted',
    expr: `max by (cluster) (thanos_compact_halted{job="${THANOS.compactor}"}) == 1`,
    for: '5m',
    severity: 'warning',
    summary: 'The Compactor of {{ $labels.cluster }} has stopped at a block that it cannot join',
    description:
      'Nothing is lost, and nothing in the bucket is joined, thinned or deleted until it runs again: the bucket grows, and long queries get slow. Its log names the block.',
  },
]

import { COLLECTOR_LOSSES, JOB, LOGS_RELAY, logsRelay, traceStore, type Fleet } from '@fleet/model'
import type { Alert } from './alert.ts'
import { risenWithin } from './risen-within.ts'
import type { AlertName } from './runbooks/index.ts'

/** A final loss of a collector: the alert on it, and its meaning. */
interface Loss {
  readonly alert: AlertName
  readonly counter: string
  readonly what: string
}

const LOSSES: readonly Loss[] = [
  {
    alert: 'CollectorRefusesLogs',
    counter: COLLECTOR_LOSSES.logsWithoutRoom,
    what: 'cannot keep lines that wait for Loki: is the disk of its queue full? Make room before it is restarted: what it is sending would be lost',
  },
  {
    alert: 'CollectorLosesLogs',
    counter: COLLECTOR_LOSSES.logsRefused,
    what: 'had lines refused by Loki for good: its log says with which answer',
  },
  {
    alert: 'CollectorRefusesMetrics',
    counter: COLLECTOR_LOSSES.metricsWithoutRoom,
    what: 'drops what it scrapes, for its memory limit is reached: how long has the hub been out of reach?',
  },
  {
    alert: 'CollectorLosesMetrics',
    counter: COLLECTOR_LOSSES.metricsRefused,
    what: 'had samples refused by Prometheus for good: its log says with which answer',
  },
]

/** Those of a fleet that keeps traces. */
const LOSSES_OF_SPANS: readonly Loss[] = [
  {
    alert: 'CollectorRefusesSpans',
    counter: COLLECTOR_LOSSES.spansWithoutRoom,
    what: 'has no room for new spans, for those that wait fill its queue: how long has the hub been out of reach? A smaller samplingPercentage makes it last longer',
  },
  {
    alert: 'CollectorLosesSpans',
    counter: COLLECTOR_LOSSES.spansRefused,
    what: 'had spans refused by Jaeger for good: its log says with which answer',
  },
]

export const lossAlerts = (fleet: Fleet): readonly Alert[] =>
  [...LOSSES, ...(traceStore(fleet) ? LOSSES_OF_SPANS : [])].map(({ alert, counter, what }) => ({
    alert,
    expr: risenWithin(`${counter}{job="${JOB.collector}"}`, 'cluster, instance'),
    for: '0s',
    severity: 'critical',
    summary: 'The collector {{ $labels.instance }} of {{ $labels.cluster }} loses telemetry',
    description: `It ${what}.`,
  }))

const SIZE = `otelcol_exporter_queue_size{job="${JOB.collector}"}`
const CAPACITY = `otelcol_exporter_queue_capacity{job="${JOB.collector}"}`

const queueFilling: Alert = {
  alert: 'CollectorQueueFilling',
  expr: [
    `max by (cluster, instance, exporter) (${SIZE})`,
    `/ max by (cluster, instance, exporter) (${CAPACITY}) > 0.5`,
  ].join('\n'),
  for: '10m',
  severity: 'warning',
  summary: 'The collector {{ $labels.instance }} of {{ $labels.cluster }} waits for the hub',
  description:
    'The queue of {{ $labels.exporter }} is more than half full: when it is full, logs wait in their files and metrics are lost.',
}

/** At the pace of the last quarter of an hour. A large queue at half is no news, a small one may be full before that alert. */
const queueFullSoon: Alert = {
  alert: 'CollectorQueueFullSoon',
  expr: `min by (cluster, instance, exporter) ((${CAPACITY} - ${SIZE}) / (deriv(${SIZE}[15m]) > 0)) < 3600`,
  for: '5m',
  severity: 'critical',
  summary:
    'A queue of {{ $labels.instance }} in {{ $labels.cluster }} is full in {{ $value | humanizeDuration }}',
  description:
    'The queue of {{ $labels.exporter }} grows for the hub does not take what it sends: look at the hub’s store and at the collector’s log. When it is full, logs wait in their files and metrics are lost.',
}

/** A relay is a collector too, and what it waits for is no hub. */
const OF_RELAY = `Of a pod of ${LOGS_RELAY} the exporter names the copy of the store of logs that takes no lines: look at the pods of that copy. Once its queue is full, the other copy has no new lines either.`

export const queueAlerts = (fleet: Fleet): readonly Alert[] => {
  const alerts = [queueFilling, queueFullSoon]
  if (!logsRelay(fleet)) return alerts
  return alerts.map((alert) => ({ ...alert, description: `${alert.description} ${OF_RELAY}` }))
}

import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { collector, everyJob, kubeState, nodes } from '../../queries/series.ts'

export const nodesReady = prometheus(
  `sum by (cluster) (${kubeState('kube_node_status_condition', 'condition="Ready"', 'status="true"')})`,
  '{{cluster}}',
)

export const nodesNotReady = prometheus(
  `sum by (cluster) (${kubeState('kube_node_status_condition', 'condition="Ready"', 'status!="true"')})`,
  '{{cluster}}',
)

const podsIn = (phase: string) =>
  prometheus(`sum by (cluster) (${kubeState('kube_pod_status_phase', `phase="${phase}"`)})`, '{{cluster}}')

export const podsRunning = podsIn('Running')
export const podsPending = podsIn('Pending')
export const podsFailed = podsIn('Failed')

export const cpuUsed = prometheus(
  `1 - avg by (cluster) (rate(${nodes('node_cpu_seconds_total', 'mode="idle"')}[$__rate_interval]))`,
  '{{cluster}}',
)

export const memoryUsed = prometheus(
  lines`
    1 - sum by (cluster) (${nodes('node_memory_MemAvailable_bytes')})
    / sum by (cluster) (${nodes('node_memory_MemTotal_bytes')})
  `,
  '{{cluster}}',
)

export const diskUsed = prometheus(
  lines`
    1 - sum by (cluster) (${nodes('node_filesystem_avail_bytes', 'mountpoint="/"')})
    / sum by (cluster) (${nodes('node_filesystem_size_bytes', 'mountpoint="/"')})
  `,
  '{{cluster}}',
)

// A series ends five minutes after its last sample; the hour shows a silent cluster with its age.
export const sinceLastSample = prometheus(
  `time() - max by (cluster) (max_over_time(timestamp(${everyJob('up')})[1h:1m]))`,
  '{{cluster}}',
)

export const targetsDown = prometheus(`min by (cluster, job, instance) (${everyJob('up')}) == 0`)

export const queueFill = prometheus(
  lines`
    max by (cluster, instance, exporter) (
    ${collector('otelcol_exporter_queue_size')} / ${collector('otelcol_exporter_queue_capacity')}
    )
  `,
  '{{cluster}} / {{instance}} / {{exporter}}',
)

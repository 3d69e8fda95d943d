import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { FILL } from '../../queries/queues.ts'
import { everyJob, kubeState, nodes } from '../../queries/series.ts'
import { notRunning } from './pods.ts'

const UP = everyJob('up')

const UP_OF_ONE_JOB = kubeState('up')

/*
 * A series ends five minutes after its last sample, and each cluster has a newest one of any job. Of a cluster that is
 * silent for longer, the day before is read at every fifth minute, of one target: at the first of these minutes after
 * the last sample, `timestamp` still says when that was.
 */
const newestSample = lines`
  max by (cluster) (timestamp(${UP}))
  or
  max by (cluster) (max_over_time(timestamp(${UP_OF_ONE_JOB})[1d:5m]))
`

/** In whole steps of three minutes, so that clusters that are heard are equal, and a silent one is the first of a table. */
export const silence = prometheus(`floor((time() - (\n${newestSample}\n)) / 180) * 180`)

// A cluster that is not heard has no number, instead of a zero.
export const targetsDown = prometheus(`sum by (cluster) (${UP} == bool 0)`)

export const fullestQueue = prometheus(lines`
  max by (cluster) (
  ${FILL}
  )
`)

const ready = (...matchers: readonly string[]): string =>
  kubeState('kube_node_status_condition', 'condition="Ready"', ...matchers)

export const nodeCount = prometheus(`count by (cluster) (${ready('status="true"')})`)

export const nodesNotReady = prometheus(`sum by (cluster) (${ready('status!="true"')})`)

export const podsNotRunning = prometheus(notRunning())

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

export const diskUsed = prometheus(lines`
  1 - sum by (cluster) (${nodes('node_filesystem_avail_bytes', 'mountpoint="/"')})
  / sum by (cluster) (${nodes('node_filesystem_size_bytes', 'mountpoint="/"')})
`)

export const whichTargetsDown = prometheus(`min by (cluster, job, instance) (${UP}) == 0`)

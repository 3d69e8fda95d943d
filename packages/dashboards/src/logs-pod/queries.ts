import { countOf, errorsOf, linesOf, logs, perMinute } from '../log-questions/ask.ts'
import { lines } from '../queries/lines.ts'
import { chosen } from '../queries/matchers.ts'
import { prometheus } from '../queries/query.ts'
import { IN_NAMESPACE, kubeState } from '../queries/series.ts'

export const podLogs = logs(
  { label: 'k8s_pod_name', variable: 'pod' },
  { label: 'k8s_container_name', variable: 'container' },
)

const restartCounter = kubeState(
  'kube_pod_container_status_restarts_total',
  IN_NAMESPACE,
  chosen('pod'),
  chosen('container'),
)

export const lineCount = countOf(podLogs)

export const errorCount = countOf(errorsOf(podLogs), { among: podLogs })

export const restartCount = prometheus(`sum(increase(${restartCounter}[$__range]))`)

export const lastTerminations = prometheus(
  lines`
    sum by (cluster, reason) (
    ${kubeState('kube_pod_container_status_last_terminated_reason', IN_NAMESPACE, chosen('pod'), chosen('container'))}
    ) > 0
  `,
  '{{reason}} ({{cluster}})',
)

export const linesByContainer = perMinute(
  podLogs,
  '{{k8s_pod_name}} / {{k8s_container_name}} ({{cluster}})',
  { by: ['cluster', 'k8s_pod_name', 'k8s_container_name'] },
)

export const everyLine = linesOf(podLogs, 'where-open')

// The window has two samples of the slowest scrape of any fleet. Otherwise no evaluation sees a restart.
export const RESTARTS_STEP = '1m'
export const restarts = `sum by (cluster, namespace, pod, container) (changes(${restartCounter}[5m])) > 0`

import { lines } from '../queries/lines.ts'
import { ERRORS, logs } from '../queries/logs.ts'
import { chosen } from '../queries/matchers.ts'
import { loki, prometheus } from '../queries/query.ts'
import { IN_NAMESPACE, kubeState } from '../queries/series.ts'

export const podLogs = logs(chosen('k8s_pod_name', 'pod'), chosen('k8s_container_name', 'container'))

const restartCounter = kubeState(
  'kube_pod_container_status_restarts_total',
  IN_NAMESPACE,
  chosen('pod'),
  chosen('container'),
)

export const lineCount = loki(`sum(count_over_time(${podLogs}[$__range]))`)

export const errorCount = loki(`sum(count_over_time(${podLogs} ${ERRORS} [$__range]))`)

export const restartCount = prometheus(`sum(increase(${restartCounter}[$__range]))`)

export const lastTerminations = prometheus(
  lines`
    sum by (cluster, reason) (
    ${kubeState('kube_pod_container_status_last_terminated_reason', IN_NAMESPACE, chosen('pod'), chosen('container'))}
    ) > 0
  `,
  '{{cluster}} / {{reason}}',
)

export const linesByContainer = loki(
  `sum by (cluster, k8s_pod_name, k8s_container_name) (count_over_time(${podLogs}[$__auto]))`,
  '{{cluster}} / {{k8s_pod_name}} / {{k8s_container_name}}',
)

export const everyLine = loki(podLogs)

// The window has two samples of the slowest scrape of any fleet. Otherwise no evaluation sees a restart.
export const RESTARTS_STEP = '1m'
export const restarts = `sum by (cluster, namespace, pod, container) (changes(${restartCounter}[5m])) > 0`

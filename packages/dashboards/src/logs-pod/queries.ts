import { lines } from '../queries/lines.ts'
import { countOf, ERRORS, linesPerMinute, logs } from '../queries/logs.ts'
import { countedOrZero } from '../queries/ratio.ts'
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

export const lineCount = loki(countOf(podLogs))

export const errorCount = loki(countedOrZero(countOf(`${podLogs} ${ERRORS}`), countOf(podLogs)))

export const restartCount = prometheus(`sum(increase(${restartCounter}[$__range]))`)

export const lastTerminations = prometheus(
  lines`
    sum by (cluster, reason) (
    ${kubeState('kube_pod_container_status_last_terminated_reason', IN_NAMESPACE, chosen('pod'), chosen('container'))}
    ) > 0
  `,
  '{{reason}} ({{cluster}})',
)

export const linesByContainer = loki(
  linesPerMinute(podLogs, 'cluster, k8s_pod_name, k8s_container_name'),
  '{{k8s_pod_name}} / {{k8s_container_name}} ({{cluster}})',
)

/** The value of a label and a space, unless the variable chooses just this one. */
const unlessChosen = (label: string, variable: string): string =>
  `{{ if ne .${label} "\${${variable}:csv}" }}{{ .${label} }} {{ end }}`

const ORIGIN = [
  unlessChosen('cluster', 'cluster'),
  unlessChosen('k8s_pod_name', 'pod'),
  unlessChosen('k8s_container_name', 'container'),
].join('')

export const everyLine = loki(`${podLogs} | line_format \`${ORIGIN}{{__line__}}\``)

// The window has two samples of the slowest scrape of any fleet. Otherwise no evaluation sees a restart.
export const RESTARTS_STEP = '1m'
export const restarts = `sum by (cluster, namespace, pod, container) (changes(${restartCounter}[5m])) > 0`

import { lines } from '../queries/lines.ts'
import { ERRORS, logs } from '../queries/logs.ts'
import { loki } from '../queries/query.ts'

const errors = `${logs()} ${ERRORS}`

export const errorsPerSecond = loki(`sum(rate(${errors} [$__range]))`)

export const errorCount = loki(`sum(count_over_time(${errors} [$__range]))`)

export const errorCountDayBefore = loki(`sum(count_over_time(${errors} [$__range] offset 1d))`)

export const errorRateByCluster = loki(`sum by (cluster) (rate(${errors} [$__auto]))`, '{{cluster}}')

export const errorShareByCluster = loki(
  lines`
    sum by (cluster) (rate(${errors} [$__auto]))
    / sum by (cluster) (rate(${logs()} [$__auto]))
  `,
  '{{cluster}}',
)

export const errorsByNamespace = loki(
  `sum by (cluster, service_namespace) (count_over_time(${errors} [$__auto]))`,
  '{{cluster}} / {{service_namespace}}',
)

export const errorRate = loki(`sum(rate(${errors} [$__auto]))`, 'now')

export const errorRateDayBefore = loki(`sum(rate(${errors} [$__auto] offset 1d))`, 'the day before')

export const topDeployments = loki(lines`
  topk(25,
  sum by (cluster, service_namespace, k8s_deployment_name) (
  count_over_time(${logs('k8s_deployment_name=~".+"')} ${ERRORS} [$__range])
  )
  )
`)

export const topPods = loki(lines`
  topk(25,
  sum by (cluster, service_namespace, k8s_pod_name) (count_over_time(${errors} [$__range]))
  )
`)

export const everyError = loki(errors)

import { lines } from '../queries/lines.ts'
import { countOf, ERRORS, linesPerMinute, logs, WITH_ORIGIN } from '../queries/logs.ts'
import { countedOrZero, shareOf } from '../queries/ratio.ts'
import { loki } from '../queries/query.ts'

const errors = `${logs()} ${ERRORS}`

export const errorCount = loki(countedOrZero(countOf(errors), countOf(logs())))

const DAY_BEFORE = ' offset 1d'

export const errorCountDayBefore = loki(
  countedOrZero(countOf(errors, DAY_BEFORE), countOf(logs(), DAY_BEFORE)),
)

export const errorsNow = loki(linesPerMinute(errors), 'now')

export const errorsDayBefore = loki(`sum(rate(${errors} [$__auto]${DAY_BEFORE})) * 60`, 'the day before')

export const errorsByCluster = loki(linesPerMinute(errors, 'cluster'), '{{cluster}}')

export const errorShareByCluster = loki(
  shareOf(`sum by (cluster) (rate(${errors} [$__auto]))`, `sum by (cluster) (rate(${logs()} [$__auto]))`),
  '{{cluster}}',
)

export const errorsByNamespace = loki(
  linesPerMinute(errors, 'cluster, service_namespace'),
  '{{service_namespace}} ({{cluster}})',
)

export const errorsByPod = loki(lines`
  topk(50,
  sum by (cluster, service_namespace, k8s_pod_name) (count_over_time(${errors} [$__range]))
  )
`)

export const everyError = loki(`${errors} ${WITH_ORIGIN}`)

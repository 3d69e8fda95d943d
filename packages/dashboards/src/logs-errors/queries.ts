import { countOf, errorsOf, linesOf, logs, perMinute, shareOverTime } from '../log-questions/ask.ts'

const errors = errorsOf()

export const errorCount = countOf(errors, { among: logs() })

export const errorCountDayBefore = countOf(errors, { among: logs(), before: '1d' })

export const errorsNow = perMinute(errors, 'now')

export const errorsDayBefore = perMinute(errors, 'the day before', { before: '1d' })

export const errorsByCluster = perMinute(errors, '{{cluster}}', { by: ['cluster'] })

export const errorShareByCluster = shareOverTime(errors, logs(), '{{cluster}}', ['cluster'])

export const errorsByNamespace = perMinute(errors, '{{service_namespace}} ({{cluster}})', {
  by: ['cluster', 'service_namespace'],
})

export const errorsByPod = countOf(errors, {
  by: ['cluster', 'service_namespace', 'k8s_pod_name'],
  top: 50,
})

export const everyError = linesOf(errors)

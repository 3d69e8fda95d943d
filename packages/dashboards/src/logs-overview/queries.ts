import {
  bytesPerSecond,
  bytesPerSecondShown,
  countOf,
  EVERY_LOG,
  kept,
  logs,
  perMinute,
  perMinuteAtLast,
  perMinuteShown,
} from '../log-questions/ask.ts'
import type { LogLabel } from '../log-questions/question.ts'

export const linesOfLastMinutes = perMinuteAtLast(EVERY_LOG, '{{cluster}}', {
  by: ['cluster'],
  among: EVERY_LOG,
})

export const volume = bytesPerSecondShown(logs())

export const linesWithoutPod = countOf(kept('without-pod', EVERY_LOG), { among: EVERY_LOG })

export const linesByCluster = perMinute(EVERY_LOG, '{{cluster}}', { by: ['cluster'] })

export const bytesByCluster = bytesPerSecond(EVERY_LOG, '{{cluster}}', { by: ['cluster'] })

export const linesByNamespace = perMinute(logs(), '{{service_namespace}} ({{cluster}})', {
  by: ['cluster', 'service_namespace'],
})

const SERVICE: readonly LogLabel[] = ['cluster', 'service_namespace', 'service_name']

export const linesByService = perMinuteShown(logs(), { by: SERVICE, top: 100 })

export const bytesByService = bytesPerSecondShown(logs(), { by: SERVICE, top: 100 })

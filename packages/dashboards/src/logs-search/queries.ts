import { countOf, kept, linesOf, logs, perMinute } from '../log-questions/ask.ts'

const hits = kept('hits')

export const hitCount = countOf(hits, { among: logs() })

export const hitsByNamespace = perMinute(hits, '{{service_namespace}} ({{cluster}})', {
  by: ['cluster', 'service_namespace'],
})

export const hitsByPod = countOf(hits, {
  by: ['cluster', 'service_namespace', 'k8s_pod_name'],
  top: 50,
})

export const everyHit = linesOf(hits)

import { lines } from '../queries/lines.ts'
import { countOf, linesPerMinute, logs, WITH_ORIGIN } from '../queries/logs.ts'
import { countedOrZero } from '../queries/ratio.ts'
import { chosen } from '../queries/matchers.ts'
import { loki } from '../queries/query.ts'

/**
 * In back quotes and `raw`, a user's regular expression stays as typed: Grafana would escape its quotes. What is hidden
 * becomes a label first: that of an empty expression is empty and hides nothing, while `!~` would hide every line.
 */
const hits = lines`
  ${logs()}
  |~ \`(?i)\${search:raw}\`
  | ${chosen('detected_level', 'level')}
  | regexp \`(?i)(?P<hidden>\${exclude:raw})\`
  | hidden=""
`

export const hitCount = loki(countedOrZero(countOf(hits), countOf(logs())))

export const hitsByNamespace = loki(
  linesPerMinute(hits, 'cluster, service_namespace'),
  '{{service_namespace}} ({{cluster}})',
)

export const hitsByPod = loki(lines`
  topk(50,
  sum by (cluster, service_namespace, k8s_pod_name) (count_over_time(${hits} [$__range]))
  )
`)

export const everyHit = loki(lines`
  ${hits}
  | drop hidden
  ${WITH_ORIGIN}
`)

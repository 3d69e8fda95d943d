import { lines } from '../queries/lines.ts'
import { logs } from '../queries/logs.ts'
import { chosen } from '../queries/matchers.ts'
import { loki } from '../queries/query.ts'

// In back quotes and `raw`, a user's regular expression stays as typed: Grafana would escape its quotes.
const hits = lines`
  ${logs()}
  |~ \`(?i)\${search:raw}\`
  !~ \`(?i)\${exclude:raw}\`
  | ${chosen('detected_level', 'level')}
`

export const hitCount = loki(`sum(count_over_time(${hits} [$__range]))`)

export const clustersWithHits = loki(`count(sum by (cluster) (count_over_time(${hits} [$__range])))`)

export const hitsByCluster = loki(`sum by (cluster) (count_over_time(${hits} [$__auto]))`, '{{cluster}}')

export const hitsByNamespace = loki(
  `sum by (cluster, service_namespace) (count_over_time(${hits} [$__auto]))`,
  '{{cluster}} / {{service_namespace}}',
)

export const hitsByPod = loki(lines`
  topk(50,
  sum by (cluster, service_namespace, k8s_pod_name) (count_over_time(${hits} [$__range]))
  )
`)

export const everyHit = loki(hits)

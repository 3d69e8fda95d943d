import { everyLog, logs, WITHOUT_POD } from '../queries/logs.ts'
import { loki } from '../queries/query.ts'
import { lines } from '../queries/lines.ts'

export const linesPerSecond = loki(`sum(rate(${logs()}[$__range]))`)

export const bytesPerSecond = loki(`sum(bytes_rate(${logs()}[$__range]))`)

// Five minutes are twice what a collector may need to deliver a line over a slow link.
export const clustersReporting = loki(`count(sum by (cluster) (count_over_time(${everyLog()}[5m])))`)

export const linesWithoutPod = loki(`sum(count_over_time(${everyLog()} ${WITHOUT_POD} [$__range]))`)

export const linesByCluster = loki(
  `sum by (cluster) (count_over_time(${everyLog()}[$__auto]))`,
  '{{cluster}}',
)

export const bytesByCluster = loki(
  `sum by (cluster) (bytes_over_time(${everyLog()}[$__auto]))`,
  '{{cluster}}',
)

export const linesByNamespace = loki(
  `sum by (cluster, service_namespace) (count_over_time(${logs()}[$__auto]))`,
  '{{cluster}} / {{service_namespace}}',
)

// A pod of a StatefulSet or DaemonSet has no Deployment; every pod has a service name.
export const loudestByLines = loki(lines`
  topk(25,
  sum by (cluster, service_namespace, service_name, k8s_deployment_name) (count_over_time(${logs()}[$__range]))
  )
`)

export const loudestByBytes = loki(lines`
  topk(25,
  sum by (cluster, service_namespace, service_name, k8s_deployment_name) (bytes_over_time(${logs()}[$__range]))
  )
`)

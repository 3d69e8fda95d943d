import { lines } from '../queries/lines.ts'
import { countOf, everyLog, linesPerMinute, logs, WITHOUT_POD } from '../queries/logs.ts'
import { countedOrZero } from '../queries/ratio.ts'
import { loki } from '../queries/query.ts'

// Five minutes are twice what a collector may need to deliver a line over a slow link.
export const linesOfLastMinutes = loki(
  countedOrZero(
    linesPerMinute(everyLog(), 'cluster', '5m'),
    `sum by (cluster) (count_over_time(${everyLog()} [$__range]))`,
  ),
  '{{cluster}}',
)

export const bytesPerSecond = loki(`sum(bytes_rate(${logs()} [$__range]))`)

export const linesWithoutPod = loki(
  countedOrZero(countOf(`${everyLog()} ${WITHOUT_POD}`), countOf(everyLog())),
)

export const linesByCluster = loki(linesPerMinute(everyLog(), 'cluster'), '{{cluster}}')

export const bytesByCluster = loki(`sum by (cluster) (bytes_rate(${everyLog()} [$__auto]))`, '{{cluster}}')

export const linesByNamespace = loki(
  linesPerMinute(logs(), 'cluster, service_namespace'),
  '{{service_namespace}} ({{cluster}})',
)

const SERVICE = 'cluster, service_namespace, service_name'

export const linesByService = loki(lines`
  topk(100,
  ${linesPerMinute(logs(), SERVICE, '$__range')}
  )
`)

export const bytesByService = loki(lines`
  topk(100,
  sum by (${SERVICE}) (bytes_rate(${logs()} [$__range]))
  )
`)

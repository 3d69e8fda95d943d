import { describe, expect, it } from 'vitest'
import { readQuery, type Language } from '../read-query.ts'
import { fits } from './quantity.ts'
import { quantityOfQuery } from './quantity-of-query.ts'

const quantityOf = (language: Language, text: string) => {
  const read = readQuery(language, text, true)
  return read.ok ? quantityOfQuery(read.expr) : 'no query'
}

describe('what a query gives', () => {
  it.each([
    ['node_memory_MemFree_bytes', 'bytes'],
    ['sum by (instance) (rate(node_network_receive_bytes_total[5m]))', 'bytes per second'],
    ['8 * rate(node_network_receive_bytes_total[5m])', 'bits per second'],
    ['1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m]))', 'share'],
    ['100 * (1 - avg(rate(node_cpu_seconds_total{mode="idle"}[5m])))', 'percent'],
    ['sum(rate(container_cpu_usage_seconds_total[5m]))', 'seconds per second'],
    ['node_filesystem_avail_bytes / node_filesystem_size_bytes', 'share'],
    ['time() - node_boot_time_seconds', 'seconds'],
    ['node_boot_time_seconds * 1000', 'milliseconds since 1970'],
    [
      'histogram_quantile(0.95, sum by (le) (rate(traefik_router_request_duration_seconds_bucket[5m])))',
      'seconds',
    ],
    ['rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m])', 'seconds'],
    [
      'sum(rate(traefik_router_requests_total{code=~"5.."}[5m])) / sum(rate(traefik_router_requests_total[5m]))',
      'share',
    ],
    ['count(kube_pod_info) / count(kube_node_info)', 'proportion'],
    ['kube_pod_container_resource_limits{resource="memory"}', 'bytes'],
    ['node_load1 * on (instance) group_left (nodename) node_uname_info', 'number'],
    ['up == 0', 'number'],
    ['min by (job) (avg_over_time(up[1h]))', 'proportion'],
    ['avg by (job) (up)', 'proportion'],
    ['somebodys_own_gauge', undefined],
  ])('%s', (text, quantity) => {
    expect(quantityOf('promql', text)).toBe(quantity)
  })

  it.each([
    ['sum(count_over_time({a="b"}[5m]))', 'number'],
    ['sum(rate({a="b"}[5m]))', 'events per second'],
    ['sum(rate({a="b"}[5m])) * 60', 'events per minute'],
    ['sum(bytes_over_time({a="b"}[5m]))', 'bytes'],
    ['sum(rate({a="b"} |= "x" [5m])) / sum(rate({a="b"}[5m]))', 'share'],
  ])('%s', (text, quantity) => {
    expect(quantityOf('logql', text)).toBe(quantity)
  })
})

describe('a unit', () => {
  it('fits by what it measures, not by how it is written', () => {
    expect(fits('bytes', 'decbytes')).toBe(true)
    expect(fits('bytes', 'kbytes')).toBe(false)
    expect(fits('number', undefined)).toBe(true)
    expect(fits('share', 'percent')).toBe(false)
    expect(fits('number', 'suffix: pods')).toBe(true)
  })
})

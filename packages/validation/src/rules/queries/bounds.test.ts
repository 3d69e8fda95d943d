import { describe, expect, it } from 'vitest'
import { addAlert } from '../../testing/alerts.ts'
import { findingsAfter } from '../../testing/sample-trees.ts'

const slow = (matcher: string, cluster = '') =>
  `1 - sum by (cluster) (rate(traefik_service_request_duration_seconds_bucket{job="traefik"${cluster}, ${matcher}}[5m])) / sum by (cluster) (rate(traefik_service_request_duration_seconds_count{job="traefik"${cluster}}[5m])) > 0.1`

const messagesOf = async (expr: string): Promise<string[]> => {
  const found = await findingsAfter(addAlert('ClusterMetricsAbsent', expr))
  return found.map(({ rule, message }) => `${rule} ${message.replace('the alert Added: ', '')}`)
}

describe('the bound of a bucket', () => {
  it.each(['le=~"1([.]0)?"', 'le=~"1|1.0"', 'le="0.5"', 'le="+Inf"', 'le!="1"'])(
    'may be %s',
    async (matcher) => {
      expect(await messagesOf(slow(matcher))).toEqual([])
    },
  )

  it('is written in another way where Prometheus scrapes than where a collector pushes', async () => {
    const metric = 'no-missing-label-value le of traefik_service_request_duration_seconds_bucket'
    expect(await messagesOf(slow('le="1"'))).toEqual([`${metric} is never 1: it is written 1.0 in homelab`])
    expect(await messagesOf(slow('le="1.0"'))).toEqual([
      `${metric} is never 1.0: it is written 1 in oracle-k3s`,
    ])
    expect(await messagesOf(slow('le=~"0.5|1"'))).toEqual([
      `${metric} is never 1: it is written 1.0 in homelab`,
    ])
    expect(await messagesOf(slow('le="1"', ', cluster="oracle-k3s"'))).toEqual([])
  })

  it('is one that the program has', async () => {
    expect(await messagesOf(slow('le="0.7"'))).toEqual([
      'no-missing-label-value le of traefik_service_request_duration_seconds_bucket is never 0.7 in homelab, oracle-k3s',
    ])
  })

  it('is like a quantile, and of unknown bounds where no tree states them', async () => {
    const pause = (matcher: string) =>
      `sum by (cluster) (go_gc_duration_seconds{job="kube-prometheus-stack-prometheus", cluster="homelab", ${matcher}}) > 1`
    expect(await messagesOf(pause('quantile="0.75"'))).toEqual([])
    expect(await messagesOf(pause('quantile="1"'))).toEqual([
      'no-missing-label-value quantile of go_gc_duration_seconds is never 1: it is written 1.0 in homelab',
    ])
  })
})

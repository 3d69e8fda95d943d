import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('no-missing-service', () => {
  it.each([
    ['that nothing answers', 'http://loki-gateway.monitoring.svc:81'],
    ['whose name has a slip', 'http://loki-gateway.monitoring.svvc.cluster.local:80'],
  ])('refuses a data source %s', async (_, url) => {
    const path = ['spec', 'values', 'grafana', 'additionalDataSources', 0, 'url']
    expect(await refusedBy(set('hub HelmRelease kube-prometheus-stack', path, url))).toEqual([
      'no-missing-service',
    ])
  })
})

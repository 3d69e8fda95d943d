import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/committed-trees.ts'

describe('no-missing-service', () => {
  it('refuses a data source that nothing answers', async () => {
    expect(
      await refusedBy(
        set(
          'hub HelmRelease kube-prometheus-stack',
          ['spec', 'values', 'grafana', 'additionalDataSources', 0, 'url'],
          'http://loki-gateway.monitoring.svc:81',
        ),
      ),
    ).toEqual(['no-missing-service'])
  })
})

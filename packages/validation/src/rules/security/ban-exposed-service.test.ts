import { describe, expect, it } from 'vitest'
import { refusedBy, set } from '../../testing/sample-trees.ts'

describe('ban-exposed-service', () => {
  it('refuses a load balancer', async () => {
    expect(await refusedBy(set('spoke Service n8n', ['spec', 'type'], 'LoadBalancer'))).toEqual([
      'ban-exposed-service',
    ])
  })

  it('refuses a node port that Kubernetes chooses', async () => {
    expect(await refusedBy(set('spoke Service n8n', ['spec', 'type'], 'NodePort'))).toEqual([
      'ban-exposed-service',
    ])
  })

  it('refuses an address outside', async () => {
    expect(await refusedBy(set('spoke Service n8n', ['spec', 'externalIPs'], ['10.0.0.7']))).toEqual([
      'ban-exposed-service',
    ])
  })

  it('refuses a chart’s Service with a node port', async () => {
    const path = ['spec', 'values', 'grafana', 'service', 'type']
    expect(await refusedBy(set('hub HelmRelease kube-prometheus-stack', path, 'NodePort'))).toEqual([
      'ban-exposed-service',
    ])
  })
})

import type { ClusterName } from '@fleet/model'
import { sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { agentConfig } from '../spoke/agent.ts'
import { hubValues } from './values.ts'

const fleet = sampleFleet()
const values = hubValues(fleet)

describe('the hub’s collector', () => {
  it('adds the cluster to its logs, which every panel selects by', () => {
    expect(values.alternateConfig.processors).toMatchObject({
      resource: { attributes: [{ key: 'cluster', value: 'hub', action: 'upsert' }] },
    })
  })

  it('pushes to Loki inside the cluster', () => {
    expect(values.alternateConfig.exporters).toMatchObject({
      otlp_http: { endpoint: 'http://loki-gateway.monitoring.svc.cluster.local:80/otlp' },
    })
  })

  it('leaves metrics to Prometheus', () => {
    expect(Object.keys(values.alternateConfig.service.pipelines)).toEqual(['logs'])
  })

  it('has a spoke’s processors for logs, in the same order', () => {
    const spoke = agentConfig(fleet, 'spoke' as ClusterName)
    expect(values.alternateConfig.service.pipelines).toMatchObject({ logs: spoke.service.pipelines.logs })
    expect(values.alternateConfig.processors).toMatchObject({
      k8s_attributes: spoke.processors.k8s_attributes,
    })
  })

  it('runs the version of the inventory rather than the chart’s own', () => {
    expect(values.image).toEqual({ repository: 'registry.example/otelcol-contrib', tag: '0.160.0' })
  })

  it('has its whole configuration here: no preset adds to it', () => {
    expect(values).not.toHaveProperty('presets')
    expect(values).not.toHaveProperty('config')
  })
})

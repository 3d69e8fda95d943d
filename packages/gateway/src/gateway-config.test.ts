import { sampleFleet, sampleFleetInput, sampleThanos } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { gatewayConfig } from './gateway-config.ts'

/** The server that listens on a port. */
const serverAt = (config: string, port: number): string =>
  config.split(/^ {2}server \{$/m).find((server) => server.includes(`listen ${port};`)) ?? ''

const TO_RECEIVE = `rewrite ^ /api/v1/receive break;
      proxy_pass http://thanos-receive-write.monitoring.svc.cluster.local:19291$uri;`

describe('samples of spokes', () => {
  it('go by their own path to Receive, without a credential where none is asked', () => {
    const server = serverAt(gatewayConfig(sampleFleet(sampleThanos())), 8082)
    expect(server).toContain('location = /api/v1/write {')
    expect(server).toContain(TO_RECEIVE)
    expect(server).not.toContain('auth_basic')
  })

  it('go there with a credential where the hub asks for one', () => {
    const { hub, versions } = sampleThanos()
    const fleet = sampleFleet({
      hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } },
      versions,
    })
    const server = serverAt(gatewayConfig(fleet), 8082)
    expect(server).toContain(TO_RECEIVE)
    expect(server).toContain('auth_basic push;')
  })

  it('do not pass a gateway on their way to Prometheus unless it asks for credentials', () => {
    const { hub } = sampleFleetInput()
    expect(serverAt(gatewayConfig(sampleFleet()), 8082)).toBe('')
    const asking = sampleFleet({ hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } } })
    expect(serverAt(gatewayConfig(asking), 8082)).toContain(
      'proxy_pass http://kube-prometheus-stack-prometheus.monitoring.svc.cluster.local:9090$uri;',
    )
  })
})

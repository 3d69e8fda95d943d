import {
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleTenants,
  sampleThanos,
  sampleTraces,
} from '@fleet/model/testing'
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

describe('tenants', () => {
  const fleet = sampleFleet({
    ...sampleTenants(),
    clusters: { hub: sampleCluster(1), west: sampleCluster(2), east: sampleCluster(3) },
  })
  const config = gatewayConfig(fleet)
  const [, entries = ''] = /map \$remote_user \$tenant \{([^]*?)\}/.exec(config) ?? []

  /** As nginx looks a user up: the first expression that matches. */
  const tenantOf = (user: string): string =>
    [...entries.matchAll(/~(\S+) (\S+);/g)].find(([, pattern = '']) => new RegExp(pattern).test(user))?.[2] ??
    ''

  it('are those of the cluster whose credential pushes, also while it has two', () => {
    expect(['west', 'west-next', 'east', 'east-next'].map(tenantOf)).toEqual(['west', 'west', 'east', 'east'])
  })

  it('are nobody else’s', () => {
    for (const user of ['', 'hub', 'stranger', 'west-next-next', 'wes', 'westx', 'fake'])
      expect(tenantOf(user)).toBe('')
    expect(entries).toContain("default '';")
  })

  it.each([
    [8081, 'X-Scope-OrgID'],
    [8082, 'THANOS-TENANT'],
  ])(
    'are named to the store behind port %i in place of what a client says, and a push without one is refused',
    (port, header) => {
      const server = serverAt(config, port)
      expect(server).toMatch(/if \(\$tenant = ''\) \{\s+return 503 /)
      expect(server).toContain(`proxy_set_header ${header} $tenant;`)
    },
  )

  it('have the hub’s own name for lines of the hub, whatever its pods say', () => {
    expect(serverAt(config, 8080)).toMatch(
      /location = \/otlp\/v1\/logs \{[^]*?proxy_set_header X-Scope-OrgID hub;\s+proxy_pass/,
    )
  })

  it('are all read by a reader that names none, with the lines from before, in an order that stays', () => {
    expect(config).toContain("'' 'east|hub|west|fake';")
    expect(serverAt(config, 8080).match(/proxy_set_header X-Scope-OrgID \$tenants_read;/g)).toHaveLength(2)
  })

  it('are no part of a gateway whose fleet has none', () => {
    const { hub, versions } = sampleThanos()
    const without = gatewayConfig(
      sampleFleet({ hub: { ...hub, ingest: { ...hub.ingest, credentials: 'required' } }, versions }),
    )
    expect(without).not.toMatch(/tenant|X-Scope/i)
  })

  it('refuse everything from outside in a fleet of one cluster', () => {
    const alone = gatewayConfig(sampleFleet({ ...sampleTenants(), clusters: { hub: sampleCluster(1) } }))
    for (const port of [8081, 8082]) expect(serverAt(alone, port)).toContain("if ($tenant = '') {")
    expect(alone).not.toContain('-next')
  })
})

describe('a fleet that moves to credentials', () => {
  const { hub } = sampleFleetInput()
  const configOf = (credentials: 'accepted' | 'required') =>
    gatewayConfig(sampleFleet({ hub: { ...hub, ingest: { ...hub.ingest, credentials } } }))

  it('is asked for one only where a spoke sends one: what comes without is taken', () => {
    const config = configOf('accepted')
    for (const port of [8081, 8082]) expect(serverAt(config, port)).toContain('auth_basic $push_realm;')
    expect(config).toMatch(/map \$http_authorization \$push_realm \{\s*'' off;\s*default push;/)
  })

  it('has the log name who comes without one, so that a person sees when all send theirs', () => {
    expect(configOf('accepted')).toMatch(/log_format push '\$remote_addr \$credential/)
    expect(configOf('accepted')).toMatch(/access_log \/dev\/stderr push if=\$is_of_note;/)
    expect(configOf('required')).toMatch(/access_log \/dev\/stderr push if=\$is_refused;/)
  })
})

describe('spans of spokes', () => {
  const { hub, versions } = sampleTraces()

  it.each([
    ['without credentials', {}],
    ['with credentials', { credentials: 'required' as const }],
  ])('go by their one path to Jaeger, %s', (_, asked) => {
    const fleet = sampleFleet({ versions, hub: { ...hub, ingest: { ...hub.ingest, ...asked } } })
    const server = serverAt(gatewayConfig(fleet), 8083)
    expect(server).toContain('location = /v1/traces {')
    expect(server).toContain('proxy_pass http://jaeger.monitoring.svc.cluster.local:4318$uri;')
  })

  it('find no server in a fleet that keeps none', () => {
    expect(serverAt(gatewayConfig(sampleFleet()), 8083)).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import { HUB_COLLECTOR, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueHostPort } from './unique-host-port.ts'

const TRAEFIK_PORTS = ['spec', 'valuesContent', 'ports'] as const

const entryPoint = (values: object) =>
  set('spoke HelmChartConfig traefik', TRAEFIK_PORTS, { extra: { port: 9200, ...values } })

testRule(uniqueHostPort, {
  valid: [
    { name: 'the same port of another protocol', changes: [entryPoint({ hostPort: 9100, protocol: 'UDP' })] },
    {
      name: 'an entry point that is not exposed',
      changes: [entryPoint({ exposedPort: 9100, expose: { default: false } })],
    },
  ],
  invalid: [
    {
      name: 'an exposed entry point of Traefik at the port of node-exporter',
      changes: [entryPoint({ exposedPort: 9100, expose: { default: true } })],
      findings: [{ severity: 'error' }],
    },
    {
      name: 'a host port of Traefik at the port of node-exporter',
      changes: [entryPoint({ hostPort: 9100 })],
    },
    { name: 'a host port of the kubelet', changes: [entryPoint({ hostPort: 10_250 })] },
    {
      name: 'two entry points of Traefik at one port',
      changes: [entryPoint({ exposedPort: 443, expose: { default: true } })],
    },
    {
      name: 'a host port at the node port of a Service',
      changes: [
        set('hub HelmChartConfig traefik', TRAEFIK_PORTS, { extra: { port: 9200, hostPort: 31_090 } }),
      ],
    },
    {
      name: 'a host port of the collector’s chart at the port of node-exporter',
      changes: [
        set(HUB_COLLECTOR, [...VALUES, 'ports', 'extra'], {
          enabled: true,
          containerPort: 13_200,
          servicePort: 13_200,
          hostPort: 9100,
          protocol: 'TCP',
        }),
      ],
    },
  ],
})

describe('load balancers, which are a violation of their own', () => {
  it.each([
    {
      name: 'of two Services',
      changes: [
        set('spoke Service it-tools', ['spec', 'type'], 'LoadBalancer'),
        set('spoke Service it-tools', ['spec', 'ports', 0, 'port'], 443),
      ],
    },
    {
      name: 'of a chart',
      changes: [set(HUB_STACK, [...VALUES, 'grafana', 'service'], { type: 'LoadBalancer' })],
    },
  ])('$name have no port of Traefik', async ({ changes }) => {
    expect(await refusedBy(...changes)).toContain('unique-host-port')
  })
})

import { expect } from 'vitest'
import { SPOKE_AGENT } from '../../testing/collector-keys.ts'
import { hubPolicy, ownPolicy, podsNamed, TO_DNS } from '../../testing/policies.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireAdmittedEgress } from './require-admitted-egress.ts'

const tcp = (...ports: readonly number[]) => ports.map((port) => ({ protocol: 'TCP', port }))

const ANYWHERE = [{ ipBlock: { cidr: '0.0.0.0/0' } }]
const INTERNET = [
  { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] } },
]

const NAMESPACES: Readonly<Record<string, string>> = {
  miniflux: 'rss-system',
  'miniflux-postgres': 'rss-system',
  squoosh: 'personal-services',
  cloudflared: 'cloudflare',
}

const egressOf = (name: string, ...egress: readonly object[]) =>
  ownPolicy(NAMESPACES[name] ?? 'monitoring', {
    podSelector: podsNamed(name),
    policyTypes: ['Egress'],
    egress,
  })

/** A policy for one port that the collector has no need of, beside all that it needs. */
const collectorTo = (...ports: readonly number[]) =>
  egressOf('otel-collector', TO_DNS, { to: ANYWHERE, ports: tcp(...ports) })

const DATABASE = { to: [{ podSelector: podsNamed('miniflux-postgres') }], ports: tcp(5432) }

const PROMETHEUS_TARGETS = [2000, 6443, 8080, 8888, 9100, 10_250]

const ofPrometheus = (...ports: readonly number[]) =>
  hubPolicy({
    podSelector: podsNamed('prometheus'),
    policyTypes: ['Egress'],
    egress: [TO_DNS, { to: ANYWHERE, ports: tcp(...ports) }],
  })

const ALL = [2000, 6443, 8080, 9100, 10_250, 31_080, 31_090]

testRule(requireAdmittedEgress, {
  valid: [
    { name: 'a policy with each port of a collector', changes: collectorTo(...ALL) },
    {
      name: 'a policy with DNS, the database and the internet',
      changes: egressOf('miniflux', TO_DNS, DATABASE, { to: INTERNET, ports: tcp(80, 443) }),
    },
    { name: 'a database that may connect to nothing', changes: egressOf('miniflux-postgres') },
    { name: 'a policy without peers', changes: egressOf('otel-collector', {}) },
    { name: 'a policy with each target of Prometheus', changes: ofPrometheus(...PROMETHEUS_TARGETS) },
    {
      name: 'the edge of a tunnel by one protocol',
      changes: egressOf('cloudflared', TO_DNS, { to: INTERNET, ports: [{ protocol: 'UDP', port: 7844 }] }),
    },
    {
      name: 'a pod in the network of its node, where no policy applies',
      changes: egressOf('node-exporter'),
    },
  ],
  invalid: [
    {
      name: 'a web client without DNS',
      changes: egressOf('miniflux', DATABASE, { to: INTERNET, ports: tcp(443) }),
      findings: [{ message: expect.stringMatching(/to port 53 \(UDP\) of the cluster’s DNS$/) }],
    },
    {
      name: 'a web client that questions DNS outside of the cluster only',
      changes: egressOf('miniflux', DATABASE, {
        to: INTERNET,
        ports: [{ protocol: 'UDP', port: 53 }, ...tcp(443)],
      }),
    },
    {
      name: 'a client without its database',
      changes: egressOf('miniflux', TO_DNS),
      findings: [
        { message: expect.stringMatching(/to port 5432 of StatefulSet rss-system\/miniflux-postgres/) },
      ],
    },
    ...ALL.map((port) => ({
      name: `a collector without the port ${port}`,
      changes: collectorTo(...ALL.filter((other) => other !== port)),
    })),
    ...PROMETHEUS_TARGETS.map((port) => ({
      name: `a Prometheus without the port ${port}`,
      changes: ofPrometheus(...PROMETHEUS_TARGETS.filter((other) => other !== port)),
    })),
    {
      name: 'a tunnel that reaches web servers only',
      changes: egressOf('cloudflared', TO_DNS, { to: INTERNET, ports: tcp(443) }),
    },
    {
      name: 'a collector that may connect to nothing',
      changes: egressOf('otel-collector'),
      findings: [{ message: expect.stringMatching(/port 53 .* port 6443 of the API server/) }],
    },
    {
      name: 'a program without the Service in its variable',
      changes: [
        set(
          'spoke Deployment squoosh',
          ['spec', 'template', 'spec', 'containers', 0, 'env'],
          [{ name: 'CACHE_HOST', value: 'it-tools' }],
        ),
        ...egressOf('squoosh', TO_DNS),
      ],
    },
    {
      name: 'the API server by the port of its Service',
      changes: [
        set(SPOKE_AGENT, ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'], 30),
        ...collectorTo(443, ...ALL.filter((port) => port !== 6443)),
      ],
    },
  ],
})

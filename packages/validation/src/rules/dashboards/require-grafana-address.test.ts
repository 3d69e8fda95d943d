import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { ingressTo } from '../../testing/routes.ts'
import { own, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireGrafanaAddress } from './require-grafana-address.ts'

const route = own(
  ingressTo({ namespace: 'monitoring', service: 'kube-prometheus-stack-grafana', port: 80 }),
  'telemetry',
  'hub',
)

const server = (value: object) => set(HUB_STACK, [...VALUES, 'grafana', 'grafana.ini', 'server'], value)

testRule(requireGrafanaAddress, {
  valid: [
    { name: 'a route to a Grafana with its own accounts', changes: route },
    {
      name: 'the address of the route',
      changes: [...route, server({ root_url: 'https://own.example.org/' })],
    },
    {
      name: 'the address by Grafana’s own variable',
      changes: [...route, server({ domain: 'own.example.org', root_url: 'https://%(domain)s/' })],
    },
    {
      name: 'an address that a variable states',
      changes: [
        ...route,
        set(HUB_STACK, [...VALUES, 'grafana', 'env'], { GF_SERVER_ROOT_URL: 'https://own.example.org/' }),
      ],
    },
  ],
  invalid: [
    {
      name: 'the address of another host',
      changes: [...route, server({ root_url: 'https://grafana.example.org/' })],
    },
    {
      name: 'a login at a provider without an address',
      changes: [
        ...route,
        set(HUB_STACK, [...VALUES, 'grafana', 'grafana.ini', 'auth.github'], { enabled: true }),
      ],
    },
  ],
})

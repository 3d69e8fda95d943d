import { set } from '../../testing/sample-trees.ts'
import { validService } from './valid-service.ts'
import { testRule } from '../../testing/test-rule.ts'

const field = (path: readonly (string | number)[], value: unknown) => [
  set('hub Service traefik-metrics', path, value),
]

testRule(validService, {
  invalid: [
    {
      name: 'a traffic policy of a Service inside the cluster',
      changes: field(['spec', 'externalTrafficPolicy'], 'Local'),
    },
    { name: 'a name with a dot', changes: field(['metadata', 'name'], 'traefik.metrics') },
    {
      name: 'an invalid name of a protocol',
      changes: field(['spec', 'ports', 0, 'appProtocol'], 'x y'),
    },
    { name: 'an invalid address', changes: field(['spec', 'clusterIP'], '10.43') },
    {
      name: 'an external name of another type',
      changes: field(['spec', 'externalName'], 'traefik.example.org'),
    },
    {
      name: 'the address of a load balancer for another type',
      changes: field(['spec', 'loadBalancerIP'], '192.0.2.1'),
    },
  ],
})

import { set } from '../../testing/sample-trees.ts'
import { validService } from './valid-service.ts'
import { testRule } from '../../testing/test-rule.ts'

const SERVICE = 'hub Service traefik-metrics'

testRule(validService, {
  invalid: [
    { name: 'a name with a dot', changes: [set(SERVICE, ['metadata', 'name'], 'traefik.metrics')] },
    {
      name: 'a protocol that has no name',
      changes: [set(SERVICE, ['spec', 'ports', 0, 'appProtocol'], 'x y')],
    },
    ...(
      [
        ['clusterIP', '10.43'],
        ['externalTrafficPolicy', 'Local'],
        ['externalName', 'traefik.example.org'],
        ['loadBalancerIP', '192.0.2.1'],
      ] as const
    ).map(([field, value]) => ({
      name: `${field}: ${value}`,
      changes: [set(SERVICE, ['spec', field], value)],
    })),
  ],
})

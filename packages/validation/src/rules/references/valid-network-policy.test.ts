import { set } from '../../testing/sample-trees.ts'
import { validNetworkPolicy } from './valid-network-policy.ts'
import { ownPolicy, podsNamed } from '../../testing/policies.ts'
import { testRule } from '../../testing/test-rule.ts'

const EXTERNAL = 'hub NetworkPolicy prometheus-otlp-external'

const ofMiniflux = (spec: object) => ownPolicy('rss-system', { podSelector: podsNamed('miniflux'), ...spec })

testRule(validNetworkPolicy, {
  valid: [
    { name: 'a person’s policy without a type', changes: ofMiniflux({ ingress: [{}] }) },
    {
      name: 'a person’s policy for a whole namespace',
      changes: ownPolicy('cloudflare', { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] }),
    },
  ],
  invalid: [
    { name: 'a policy without a type', changes: [set(EXTERNAL, ['spec', 'policyTypes'], [])] },
    {
      name: 'a policy that admits to every port',
      changes: [set(EXTERNAL, ['spec', 'ingress', 0, 'ports'], [])],
    },
    {
      name: 'a policy that admits an empty peer',
      changes: [set('spoke NetworkPolicy miniflux-postgres', ['spec', 'ingress', 0, 'from', 0], {})],
    },
    {
      name: 'a peer with a selector and an address',
      changes: ofMiniflux({
        ingress: [{ from: [{ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }] }],
      }),
    },
    { name: 'egress to an empty peer', changes: ofMiniflux({ ingress: [{}], egress: [{}, { to: [{}] }] }) },
    {
      name: 'rules of a type that is not stated',
      changes: ofMiniflux({ policyTypes: ['Ingress'], ingress: [{}], egress: [{}] }),
    },
  ],
})

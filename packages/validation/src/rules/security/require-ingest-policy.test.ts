import { remove, set } from '../../testing/sample-trees.ts'
import { requireIngestPolicy } from './require-ingest-policy.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireIngestPolicy, {
  invalid: [
    {
      name: 'a policy that admits every address',
      changes: [
        set(
          'hub NetworkPolicy loki-gateway-external',
          ['spec', 'ingress', 0, 'from', 0, 'ipBlock', 'cidr'],
          '0.0.0.0/0',
        ),
      ],
    },
    { name: 'a node port without a policy', changes: [remove('hub NetworkPolicy loki-gateway-external')] },
    {
      name: 'a Service that hides the addresses of its clients',
      changes: [set('hub Service loki-gateway-external', ['spec', 'externalTrafficPolicy'], 'Cluster')],
    },
    {
      name: 'a policy that admits fewer addresses than clusters push',
      changes: [
        set('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 0, 'from'], [{ podSelector: {} }]),
      ],
    },
  ],
})

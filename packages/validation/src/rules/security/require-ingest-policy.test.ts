import { remove, set } from '../../testing/sample-trees.ts'
import { requireIngestPolicy } from './require-ingest-policy.ts'
import { testRule } from '../../testing/test-rule.ts'

testRule(requireIngestPolicy, {
  invalid: [
    { name: 'a door without a fence', changes: [remove('hub NetworkPolicy loki-gateway-external')] },
    {
      name: 'a Service that hides who calls',
      changes: [set('hub Service loki-gateway-external', ['spec', 'externalTrafficPolicy'], 'Cluster')],
    },
    {
      name: 'a policy that admits everybody',
      changes: [
        set(
          'hub NetworkPolicy loki-gateway-external',
          ['spec', 'ingress', 0, 'from', 0, 'ipBlock', 'cidr'],
          '0.0.0.0/0',
        ),
      ],
    },
    {
      name: 'a policy that admits fewer than push',
      changes: [
        set('hub NetworkPolicy loki-gateway-external', ['spec', 'ingress', 0, 'from'], [{ podSelector: {} }]),
      ],
    },
  ],
})

import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireSameIngestPeers } from './require-same-ingest-peers.ts'

testRule(requireSameIngestPeers, {
  invalid: [
    {
      name: 'a policy that admits another address than its neighbour',
      changes: [
        set(
          'hub NetworkPolicy prometheus-otlp-external',
          ['spec', 'ingress', 0, 'from', 0, 'ipBlock', 'cidr'],
          '100.64.0.9/32',
        ),
      ],
    },
  ],
})

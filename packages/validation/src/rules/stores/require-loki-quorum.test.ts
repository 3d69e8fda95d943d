import { HUB_LOKI, VALUES } from '../../testing/collector-keys.ts'
import { withDistributedLoki } from '../../testing/distributed-loki.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireLokiQuorum } from './require-loki-quorum.ts'

const before = withDistributedLoki
const ingesters = (replicas: number) => set(HUB_LOKI, [...VALUES, 'ingester', 'replicas'], replicas)
const copies = (factor: number) =>
  set(HUB_LOKI, [...VALUES, 'loki', 'commonConfig', 'replication_factor'], factor)

testRule(requireLokiQuorum, {
  valid: [
    { name: 'one copy on one ingester', before, changes: [ingesters(1), copies(1)] },
    { name: 'more ingesters than copies', before, changes: [ingesters(5)] },
    {
      name: 'ingesters that something scales',
      before,
      changes: [ingesters(1), set(HUB_LOKI, [...VALUES, 'ingester', 'autoscaling'], { enabled: true })],
    },
  ],
  invalid: [
    {
      name: 'one ingester for three copies',
      before,
      changes: [ingesters(1)],
      findings: [{ severity: 'error', impact: 'a line needs 2 of its copies: Loki refuses every line' }],
    },
    {
      name: 'two ingesters for three copies, of which none may restart',
      before,
      changes: [ingesters(2)],
      findings: [
        {
          severity: 'warning',
          message: 'ingester.replicas is 2, and loki.commonConfig.replication_factor is 3',
        },
      ],
    },
  ],
})

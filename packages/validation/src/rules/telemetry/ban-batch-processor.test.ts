import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banBatchProcessor } from './ban-batch-processor.ts'

const withBatch = (pipeline: string, index: number) => [
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'processors', 'batch'], {}),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'pipelines', pipeline, 'processors', index], 'batch'),
]

testRule(banBatchProcessor, {
  invalid: [
    { name: 'a logs pipeline with a batch processor', changes: withBatch('logs', 3) },
    { name: 'a metrics pipeline with a batch processor', changes: withBatch('metrics', 2) },
  ],
})

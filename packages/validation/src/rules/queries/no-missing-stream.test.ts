import { unset } from '../../testing/sample-trees.ts'
import { noMissingStream } from './no-missing-stream.ts'
import { testRule } from '../../testing/test-rule.ts'

const unsetInCollector = (...path: readonly string[]) =>
  unset('spoke ConfigMap otel-collector-*', ['data', 'config.yaml', ...path])

testRule(noMissingStream, {
  invalid: [
    {
      name: 'a cluster whose collector has no pipeline for logs',
      changes: [
        unsetInCollector('service', 'pipelines', 'logs'),
        unsetInCollector('receivers', 'file_log'),
        unsetInCollector('processors', 'k8s_attributes'),
        unsetInCollector('exporters', 'otlp_http'),
        unset('spoke ClusterRole otel-collector', ['rules', 0]),
      ],
    },
  ],
})

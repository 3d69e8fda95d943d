import { set } from '../../testing/sample-trees.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'
import { testRule } from '../../testing/test-rule.ts'

const CONFIG = 'spoke ConfigMap otel-collector-*'
const KEY = ['data', 'config.yaml'] as const

testRule(uniqueIngestAddress, {
  invalid: [
    {
      name: 'a second address of the hub',
      changes: [set(CONFIG, [...KEY, 'exporters', 'otlp_http', 'endpoint'], 'http://100.64.0.9:31080/otlp')],
    },
  ],
})

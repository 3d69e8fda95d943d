import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { uniqueIngestAddress } from './unique-ingest-address.ts'

const ENDPOINT = [...SPOKE_KEYS, 'exporters', 'otlp_http', 'endpoint'] as const

testRule(uniqueIngestAddress, {
  invalid: [
    {
      name: 'a second address of the hub',
      changes: [set(SPOKE_CONFIG, ENDPOINT, 'http://100.64.0.9:31080/otlp')],
    },
  ],
})

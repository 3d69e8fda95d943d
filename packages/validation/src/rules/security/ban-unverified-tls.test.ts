import { set } from '../../testing/sample-trees.ts'
import { banUnverifiedTls } from './ban-unverified-tls.ts'
import { testRule } from '../../testing/test-rule.ts'

const SCRAPE = [
  'data',
  'config.yaml',
  'receivers',
  'prometheus/kubelet',
  'config',
  'scrape_configs',
  0,
] as const

testRule(banUnverifiedTls, {
  invalid: [
    {
      name: 'a scrape that trusts whoever answers',
      changes: [
        set('spoke ConfigMap otel-collector-*', [...SCRAPE, 'tls_config', 'insecure_skip_verify'], true),
      ],
    },
  ],
})

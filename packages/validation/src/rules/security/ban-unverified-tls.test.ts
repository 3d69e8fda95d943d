import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
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
      name: 'a scrape that verifies no certificate',
      changes: [
        set('spoke ConfigMap otel-collector-*', [...SCRAPE, 'tls_config', 'insecure_skip_verify'], true),
      ],
    },
    {
      name: 'a scrape of kubelets without verification, which is the default of the chart',
      changes: [unset(HUB_STACK, [...VALUES, 'kubelet', 'serviceMonitor', 'insecureSkipVerify'])],
    },
  ],
})

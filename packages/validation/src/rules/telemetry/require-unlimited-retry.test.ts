import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { set, unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireUnlimitedRetry } from './require-unlimited-retry.ts'

const LOGS = [...SPOKE_KEYS, 'exporters', 'otlp_http', 'retry_on_failure'] as const
const METRICS = [...SPOKE_KEYS, 'exporters', 'prometheus_remote_write', 'retry_on_failure'] as const

testRule(requireUnlimitedRetry, {
  invalid: [
    {
      name: 'an exporter that stops its retries',
      changes: [set(SPOKE_CONFIG, [...LOGS, 'max_elapsed_time'], '300s')],
      findings: [{ message: 'exporters.otlp_http stops its retries after 300s' }],
    },
    {
      name: 'an exporter with the default, which stops its retries',
      changes: [unset(SPOKE_CONFIG, [...METRICS, 'max_elapsed_time'])],
    },
    {
      name: 'a receiver that does not retry',
      changes: [
        set(SPOKE_CONFIG, [...SPOKE_KEYS, 'receivers', 'file_log', 'retry_on_failure', 'enabled'], false),
      ],
    },
    {
      name: 'an exporter that waits for hours',
      changes: [set(SPOKE_CONFIG, [...LOGS, 'max_interval'], '30h')],
    },
  ],
})

import { SPOKE_CONFIG, SPOKE_KEYS } from '../../testing/collector-keys.ts'
import { unset } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { banCadvisorTimestamps } from './ban-cadvisor-timestamps.ts'

const JOB = [...SPOKE_KEYS, 'receivers', 'prometheus/kubelet', 'config', 'scrape_configs', 0] as const

testRule(banCadvisorTimestamps, {
  invalid: [
    {
      name: 'a job that keeps the timestamps of cAdvisor',
      changes: [unset(SPOKE_CONFIG, [...JOB, 'honor_timestamps'])],
    },
  ],
})

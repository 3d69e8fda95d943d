import { describe, expect, it } from 'vitest'
import { HUB_STACK, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from '../../testing/collector-keys.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { requireExporterJob } from './require-exporter-job.ts'

const SCRAPES = [...VALUES, 'prometheus', 'prometheusSpec', 'additionalScrapeConfigs'] as const

testRule(requireExporterJob, {
  invalid: [
    {
      name: 'a label that renames a job',
      changes: [set(HUB_STACK, [...SCRAPES, 0, 'static_configs', 0, 'labels', 'job'], 'metal')],
    },
  ],
})

describe('require-exporter-job', () => {
  it('refuses a job without its exporter’s name, and so do other rules', async () => {
    const JOB = [...SPOKE_KEYS, 'receivers', 'prometheus/traefik', 'config', 'scrape_configs', 0] as const
    expect(await refusedBy(set(SPOKE_CONFIG, [...JOB, 'job_name'], 'trafik'))).toContain(
      'require-exporter-job',
    )
  })
})
